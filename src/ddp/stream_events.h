#pragma once
// What streams send: each event once, with the types of its arguments. Projections publish by these and by nothing
// else, and the API document says the same.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "base/fields_inherit.h"
#include "base/fields_named.h"
#include "base/fields_schema.h"
#include "model/custom_emoji.h"
#include "model/custom_status.h"
#include "model/draft.h"
#include "model/integration.h"
#include "model/message.h"
#include "model/reminder.h"
#include "model/role.h"
#include "model/room.h"
#include "model/scheduled_message.h"
#include "model/sidebar_section.h"
#include "model/subscription.h"

namespace confab::ddp {

/// An event of `stream`. Its name on the wire is `name`, `<owner>/<name>`, or, without a name, whatever the owner is
/// called.
template <class... Arguments>
struct StreamEvent {
  std::string_view stream;
  std::string_view owner;  // what stands before the name: rid, uid; empty: nothing
  std::string_view name;
  std::string_view doc;
};

/// An argument that is one of some words.
template <FixedText... Words>
struct OneOf {};
/// An argument that is a list of values of different types.
template <class... Values>
struct Row {};

using Kept = OneOf<"inserted", "updated">;
using AnyChange = OneOf<"inserted", "updated", "removed">;
using Updated = OneOf<"updated">;
using Removed = OneOf<"removed">;

// Messages.

using GoneMessage = Named<"_id", MessageId, "The message.">;
/// When messages were sent; two of the four are there.
struct SendingTimes {
  std::optional<Timestamp> after, from, before, until;

  static constexpr auto kFields = FieldList{
      field("$gt", &SendingTimes::after, "After then."),
      field("$gte", &SendingTimes::from, "Then or later."),
      field("$lt", &SendingTimes::before, "Before then."),
      field("$lte", &SendingTimes::until, "Then or before."),
  };
};
/// Some of the messages that an order to remove them is about: `ids` says which, the rest is the whole order.
struct GoneMessages {
  RoomId room;
  bool exclude_pinned = false, ignore_discussion = false;
  SendingTimes ts;
  std::vector<std::string> users;
  std::vector<MessageId> ids;

  static constexpr auto kFields = FieldList{
      field("rid", &GoneMessages::room, "The room."),
      field("excludePinned", &GoneMessages::exclude_pinned, "Pinned ones stay."),
      field("ignoreDiscussion", &GoneMessages::ignore_discussion, "What announces a discussion stays."),
      field("ts", &GoneMessages::ts, "When they were sent."),
      field("users", &GoneMessages::users, "Whose, by username; empty: anybody's."),
      field("ids", &GoneMessages::ids, "Those that are gone."),
  };
};
struct ReadByAll {
  Timestamp until;
  std::optional<MessageId> tmid;

  static constexpr auto kFields = FieldList{
      field("until", &ReadByAll::until, "Everybody has read what was sent until then."),
      field("tmid", &ReadByAll::tmid, "Left out: in the room; else in this thread."),
  };
};
/// What a bot is told of a message's room.
struct RoomNote {
  bool room_participant = false;
  std::string room_type;
  std::string room_name;

  static constexpr auto kFields = FieldList{
      field("roomParticipant", &RoomNote::room_participant, "Whether the bot's user is a member."),
      field("roomType", &RoomNote::room_type, "The letter of its kind."),
      field("roomName", &RoomNote::room_name, "Empty on direct messages."),
  };
};
struct ShownText {
  std::string msg;
  std::optional<std::string> t;
  RawJson content;

  static constexpr auto kFields = FieldList{
      field("msg", &ShownText::msg, "As it was written."),
      field("t", &ShownText::t, "e2e: it is encrypted."),
      field("content", &ShownText::content, "What is encrypted, then."),
  };
};
struct ShownMessage {
  MessageId id;
  RoomId rid;
  std::optional<MessageId> tmid;
  model::UserRef sender;
  std::string type, name;
  ShownText message;

  static constexpr auto kFields = FieldList{
      field("_id", &ShownMessage::id, "The message."),
      field("rid", &ShownMessage::rid, "Its room."),
      field("tmid", &ShownMessage::tmid, "The thread that it is a reply in."),
      field("sender", &ShownMessage::sender, "Who wrote it."),
      field("type", &ShownMessage::type, "The letter of the room's kind."),
      field("name", &ShownMessage::name, "How addresses call the room."),
      field("message", &ShownMessage::message, "Its text."),
  };
};
/// A notification as clients get it.
struct OnScreen {
  std::string title, text;
  ShownMessage payload;

  static constexpr auto kFields = FieldList{
      field("title", &OnScreen::title, "Where it was written, or by whom."),
      field("text", &OnScreen::text, "The beginning of it, as plain text."),
      field("payload", &OnScreen::payload, "What it is about."),
  };
};

/// A message to one person alone.
struct Whisper {
  MessageId id;
  RoomId room;
  std::string text;
  Timestamp at;
  model::UserRef author;
  bool is_private = true;

  static constexpr auto kFields = FieldList{
      field("_id", &Whisper::id, "Of this message alone."),
      field("rid", &Whisper::room, "Where it is shown."),
      field("msg", &Whisper::text, "The text."),
      field("ts", &Whisper::at, "When."),
      field("_updatedAt", &Whisper::at, "When."),
      field("u", &Whisper::author, "The built-in bot."),
      field("private", &Whisper::is_private, "True: nobody else sees it."),
  };
};

inline constexpr StreamEvent<model::Message> kMessage{"stream-room-messages", "rid", "", "New, or changed."};
inline constexpr StreamEvent<model::Message, RoomNote> kMyMessage{"stream-room-messages", "", "__my_messages__",
                                                                  "The same, of every room that one can read."};
inline constexpr StreamEvent<GoneMessage> kMessageGone{"stream-notify-room", "rid", "deleteMessage", "Deleted."};
inline constexpr StreamEvent<GoneMessages> kMessagesGone{"stream-notify-room", "rid", "deleteMessageBulk",
                                                         "Some of many that are deleted together."};
inline constexpr StreamEvent<ReadByAll> kMessagesRead{"stream-notify-room", "rid", "messagesRead",
                                                      "With read receipts: everybody has read on."};
inline constexpr StreamEvent<std::string, std::vector<std::string>> kUserActivity{
    "stream-notify-room", "rid", "user-activity", "What somebody is doing, by name: user-typing; nothing: no more."};
inline constexpr StreamEvent<Whisper> kWhisper{"stream-notify-user", "uid", "message",
                                               "What the server says to one person alone; nobody keeps it."};
inline constexpr StreamEvent<OnScreen> kNotification{"stream-notify-user", "uid", "notification",
                                                     "To be shown on the desktop."};

// Rooms.

using GoneRoom = Named<"_id", RoomId, "The room.">;
using SubscriptionOwner = Named<"_id", UserId, "The user.">;
struct GoneSubscription {
  SubscriptionId id;
  SubscriptionOwner user;
  RoomId room;
  std::string type;

  static constexpr auto kFields = FieldList{
      field("_id", &GoneSubscription::id, "The id it had."),
      field("u", &GoneSubscription::user, "Whose it was."),
      field("rid", &GoneSubscription::room, "The room."),
      field("t", &GoneSubscription::type, "The room's type."),
  };
};

inline constexpr StreamEvent<Kept, model::Room> kRoomChanged{"stream-notify-user", "uid", "rooms-changed",
                                                             "A room that one is in."};
inline constexpr StreamEvent<Removed, GoneRoom> kRoomGone{"stream-notify-user", "uid", "rooms-changed",
                                                          "One is not in it any more, or it is gone."};
inline constexpr StreamEvent<model::Room> kRoomData{"stream-room-data", "rid", "", "The room, whenever it changes."};
inline constexpr StreamEvent<Kept, model::Subscription> kSubscriptionChanged{
    "stream-notify-user", "uid", "subscriptions-changed", "One's place in a room."};
inline constexpr StreamEvent<Removed, GoneSubscription> kSubscriptionGone{"stream-notify-user", "uid",
                                                                          "subscriptions-changed", "It is gone."};
inline constexpr StreamEvent<std::string> kRoomKeyRequested{"stream-notify-room", "rid", "e2e.keyRequest",
                                                            "Somebody in an encrypted room needs its key: which one."};
inline constexpr StreamEvent<RoomId, std::string> kKeyRequested{
    "stream-notify-user", "uid", "e2ekeyRequest", "The same, of a room that one is in: the room, and which key."};

// People.

struct UserData {
  std::string type;
  UserId id;
  RawJson diff;
  std::optional<json::object> unset;

  static constexpr auto kFields = FieldList{
      field("type", &UserData::type, "inserted, updated, removed."),
      field("id", &UserData::id, "The user."),
      field("diff", &UserData::diff, "The members that changed."),
      field("unset", &UserData::unset, "The members that are gone, each with 1."),
  };
};
struct NewName {
  UserId id;
  std::string name;
  std::string username;

  static constexpr auto kFields = FieldList{
      field("_id", &NewName::id, "The user."),
      field("name", &NewName::name, "Display name."),
      field("username", &NewName::username, "Without @."),
  };
};

struct GoneUser {
  UserId user;
  std::string erasure;
  std::optional<model::UserRef> heir;

  static constexpr auto kFields = FieldList{
      field("userId", &GoneUser::user, "Who is gone."),
      field("messageErasureType", &GoneUser::erasure, "What becomes of the messages."),
      field("replaceByUser", &GoneUser::heir, "Whose they are now."),
  };
};

struct AvatarNow {
  std::optional<std::string> username;
  std::optional<RoomId> rid;
  std::optional<std::string> etag;

  static constexpr auto kFields = FieldList{
      field("username", &AvatarNow::username, "Whose picture it is."),
      field("rid", &AvatarNow::rid, "Or of which room."),
      field("etag", &AvatarNow::etag, "Changes with it; left out: there is none any more."),
  };
};

inline constexpr StreamEvent<AvatarNow> kAvatar{"stream-notify-logged", "", "updateAvatar",
                                                "Somebody's picture, or a room's, is another one."};
inline constexpr StreamEvent<UserData> kUserData{"stream-notify-user", "uid", "userData", "One's own account changed."};
inline constexpr StreamEvent<> kForcedLogout{"stream-notify-user", "uid", "force_logout", "All sessions have ended."};
inline constexpr StreamEvent<NewName> kNewName{"stream-notify-logged", "", "Users:NameChanged", "Somebody is renamed."};
inline constexpr StreamEvent<GoneUser> kUserDeleted{"stream-notify-logged", "", "Users:Deleted", "An account is gone."};
inline constexpr StreamEvent<Row<UserId, std::string, int, std::string, std::string>> kUserStatus{
    "stream-notify-logged", "", "user-status", "Id, username, number of the status, text, display name."};
/// The event names the user; `uid` stands beside its name.
inline constexpr StreamEvent<Row<std::string, int, std::string>> kPresence{"stream-user-presence", "uid", "",
                                                                           "Username, number of the status, text."};

// What people keep for themselves.

using AppointmentId = Named<"_id", std::string, "The appointment.">;
/// An appointment that begins soon, as clients show it.
struct NearAppointment {
  std::string title, text;
  AppointmentId payload;

  static constexpr auto kFields = FieldList{
      field("title", &NearAppointment::title, "What it is."),
      field("text", &NearAppointment::text, "When it begins."),
      field("payload", &NearAppointment::payload, "Which it is."),
  };
};

inline constexpr StreamEvent<AnyChange, model::ScheduledMessage> kScheduledMessage{
    "stream-notify-user", "uid", "confab-scheduled-messages-changed",
    "A message of one's own that is sent later; removed: it was sent, or taken back."};
inline constexpr StreamEvent<AnyChange, model::Reminder> kReminder{"stream-notify-user", "uid",
                                                                   "confab-reminders-changed", "A reminder."};
inline constexpr StreamEvent<AnyChange, model::Draft> kDraft{"stream-notify-user", "uid", "confab-drafts-changed",
                                                             "What one has begun to write."};
inline constexpr StreamEvent<AnyChange, model::SidebarSection> kSidebarSection{
    "stream-notify-user", "uid", "confab-sidebar-changed", "A section of one's sidebar."};
inline constexpr StreamEvent<NearAppointment> kAppointment{"stream-notify-user", "uid", "calendar",
                                                           "An appointment begins soon."};

// Roles, permissions, settings, statuses.

struct SettingNow {
  std::string id;
  json::value value;

  static constexpr auto kFields = FieldList{
      field("_id", &SettingNow::id, "The setting."),
      field("value", &SettingNow::value, "Its value; empty where it is secret."),
  };
};
struct HoldersNow {
  std::string id;
  std::vector<std::string> roles;

  static constexpr auto kFields = FieldList{
      field("_id", &HoldersNow::id, "The permission."),
      field("roles", &HoldersNow::roles, "Roles that have it."),
  };
};
struct CustomStatusNow {
  model::CustomStatus status;

  static constexpr auto kFields =
      FieldList{field("userStatusData", &CustomStatusNow::status, "The status, as it is or was.")};
};
struct CustomEmojiNow {
  model::CustomEmoji emoji;

  static constexpr auto kFields = FieldList{field("emojiData", &CustomEmojiNow::emoji, "The emoji, as it is or was.")};
};
struct CustomSoundNow {
  model::CustomSound sound;

  static constexpr auto kFields = FieldList{field("soundData", &CustomSoundNow::sound, "The sound, as it is or was.")};
};
struct ChangedRole : model::Role {
  std::string type;

  static constexpr auto kFields =
      joined(FieldList{field("type", &ChangedRole::type, "changed or removed.")}, Fields<model::Role>::list);
};
struct RoleGiven {
  std::string type;
  RoleId role;
  model::UserRef user;
  std::optional<RoomId> scope;

  static constexpr auto kFields = FieldList{
      field("type", &RoleGiven::type, "added or removed."),
      field("_id", &RoleGiven::role, "The role."),
      field("u", &RoleGiven::user, "Who has it, or had."),
      field("scope", &RoleGiven::scope, "The room, where it is a role in a room."),
  };
};

inline constexpr StreamEvent<Updated, SettingNow> kPrivateSetting{"stream-notify-logged", "",
                                                                  "private-settings-changed", "Any setting."};
inline constexpr StreamEvent<Updated, SettingNow> kPublicSetting{"stream-notify-all", "", "public-settings-changed",
                                                                 "A setting that everybody may see."};
inline constexpr StreamEvent<Row<std::string, Row<Updated, SettingNow>>> kPublicInfo{
    "stream-notify-all", "", "public-info", "The same, with its name, for older clients."};
inline constexpr StreamEvent<Updated, HoldersNow> kPermission{"stream-notify-logged", "", "permissions-changed",
                                                              "Which roles have a permission."};
inline constexpr StreamEvent<ChangedRole> kRole{"stream-roles", "", "roles", "A role is made, changed or removed."};
inline constexpr StreamEvent<RoleGiven> kRoleGiven{"stream-notify-logged", "", "roles-change",
                                                   "Somebody has a role, or has it no more."};

inline constexpr StreamEvent<CustomStatusNow> kCustomStatusChanged{
    "stream-notify-logged", "", "updateCustomUserStatus", "A status of the workspace's own is made or changed."};
inline constexpr StreamEvent<CustomStatusNow> kCustomStatusGone{"stream-notify-logged", "", "deleteCustomUserStatus",
                                                                "It is removed."};

inline constexpr StreamEvent<CustomEmojiNow> kCustomEmojiChanged{"stream-notify-logged", "", "updateEmojiCustom",
                                                                 "An emoji of the workspace's own is made or changed."};
inline constexpr StreamEvent<CustomEmojiNow> kCustomEmojiGone{"stream-notify-logged", "", "deleteEmojiCustom",
                                                              "It is removed."};
inline constexpr StreamEvent<CustomSoundNow> kCustomSoundChanged{"stream-notify-all", "", "updateCustomSound",
                                                                 "A sound of the workspace's own is made or changed."};
inline constexpr StreamEvent<CustomSoundNow> kCustomSoundGone{"stream-notify-all", "", "deleteCustomSound",
                                                              "It is removed."};
/// The same, with its name, for older clients.
inline constexpr StreamEvent<Row<std::string, Row<CustomSoundNow>>> kPublicSounds{
    "stream-notify-all", "", "public-info", "What became of a sound, with its name, for older clients."};

/// How clients know a call of an outgoing webhook, and what became of it.
struct IntegrationRunMade {
  Field<"type", std::string, "inserted."> type;
  Field<"data", model::IntegrationRun, "The call."> run;
};
struct IntegrationRunChanged {
  Field<"type", std::string, "updated."> type;
  Field<"id", std::string, "Which call."> id;
  Field<"diff", model::IntegrationRun, "The call as it is now."> run;
};
struct IntegrationRunsGone {
  Field<"type", std::string, "removed."> type;
  Field<"id", std::string, "The webhook whose calls are forgotten."> id;
};
inline constexpr StreamEvent<IntegrationRunMade> kIntegrationRunMade{"stream-integrationHistory", "integrationId", "",
                                                                     "An outgoing webhook is called."};
inline constexpr StreamEvent<IntegrationRunChanged> kIntegrationRunChanged{"stream-integrationHistory", "integrationId",
                                                                           "", "A call went on, or ended."};
inline constexpr StreamEvent<IntegrationRunsGone> kIntegrationRunsGone{"stream-integrationHistory", "integrationId", "",
                                                                       "Its calls are forgotten."};

inline constexpr auto kStreamEvents = std::tuple{kMessage,
                                                 kMyMessage,
                                                 kMessageGone,
                                                 kMessagesGone,
                                                 kMessagesRead,
                                                 kUserActivity,
                                                 kNotification,
                                                 kRoomChanged,
                                                 kRoomGone,
                                                 kRoomData,
                                                 kSubscriptionChanged,
                                                 kSubscriptionGone,
                                                 kUserData,
                                                 kForcedLogout,
                                                 kNewName,
                                                 kUserStatus,
                                                 kPresence,
                                                 kPrivateSetting,
                                                 kPublicSetting,
                                                 kPublicInfo,
                                                 kPermission,
                                                 kRole,
                                                 kRoleGiven,
                                                 kWhisper,
                                                 kUserDeleted,
                                                 kAvatar,
                                                 kCustomStatusChanged,
                                                 kCustomStatusGone,
                                                 kCustomEmojiChanged,
                                                 kCustomEmojiGone,
                                                 kCustomSoundChanged,
                                                 kCustomSoundGone,
                                                 kPublicSounds,
                                                 kScheduledMessage,
                                                 kReminder,
                                                 kDraft,
                                                 kSidebarSection,
                                                 kAppointment,
                                                 kRoomKeyRequested,
                                                 kKeyRequested,
                                                 kIntegrationRunMade,
                                                 kIntegrationRunChanged,
                                                 kIntegrationRunsGone};

/// The schemas of the arguments of `stream`'s events (`stream-notify-user`), by their name as `<uid>/userData`.
[[nodiscard]] json::object event_schemas(std::string_view stream, SchemaComponents& components);

}  // namespace confab::ddp
