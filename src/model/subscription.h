#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/field_rules.h"
#include "base/fields.h"
#include "model/room_kind.h"
#include "model/user.h"

namespace confab::model {

/// A key that a room had before, encrypted for one of its members: what was written with it can still be read.
struct OldRoomKey {
  std::string key_id;
  Timestamp ts;  // until then
  std::optional<std::string> key;
};

/// One user's place in one room (compat/entities.md, ISubscription). The counters are computed on read from positions.
struct Subscription {
  std::int64_t pk = 0, room_pk = 0, user_pk = 0;  // not sent
  std::int64_t read_seq = 0;                      // how far its user has read. Not sent
  RoomKind kind = RoomKind::channel;              // of the room. Not sent
  SubscriptionId id;
  RoomId rid;
  std::string t;
  std::string name;
  std::optional<std::string> fname;
  UserRef u;
  bool open = true;
  bool alert = false;
  std::int64_t unread = 0, user_mentions = 0, group_mentions = 0;
  std::vector<MessageId> tunread, tunread_user, tunread_group;  // threads that its user follows
  std::optional<Timestamp> ls, lr;
  bool f = false;
  std::optional<std::vector<std::string>> roles;  // owner, moderator, leader
  std::optional<bool> archived;
  std::optional<RoomId> prid;  // of a discussion: the room that it belongs to
  std::optional<std::string> desktop_notifications, mobile_push_notifications, email_notifications, unread_alert,
      audio_notification_value;
  std::optional<bool> disable_notifications, mute_group_mentions, hide_unread_status, hide_mention_status;
  std::optional<bool> blocked, blocker;
  std::optional<std::string> e2e_key, e2e_suggested_key;
  std::optional<std::vector<OldRoomKey>> old_room_keys, suggested_old_room_keys;
  std::optional<std::vector<UserId>> ignored;  // whose messages are hidden from the user
  Timestamp ts;
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::OldRoomKey> {
  static constexpr std::string_view name = "OldRoomKey";
  static constexpr auto list = FieldList{
      field("e2eKeyId", &model::OldRoomKey::key_id, "Which key it is.", max_length(128)),
      field("ts", &model::OldRoomKey::ts, "Until when the room had it."),
      field("E2EKey", &model::OldRoomKey::key, "The key, encrypted for the member.", max_length(4'096)),
  };
};

template <>
struct confab::Fields<confab::model::Subscription> {
  static constexpr std::string_view name = "Subscription";
  using S = model::Subscription;
  static constexpr auto list = FieldList{
      field("_id", &S::id, "The subscription's id."),
      field("rid", &S::rid, "The room."),
      field("t", &S::t, "The room's type."),
      field("name", &S::name, "The room's name; in direct messages the other person's username."),
      field("fname", &S::fname, "Display name."),
      field("u", &S::u, "Whose it is."),
      field("open", &S::open, "Shown in the sidebar."),
      field("alert", &S::alert, "Something is unread."),
      field("unread", &S::unread, "How many messages count as unread (settings Unread_Count, Unread_Count_DM)."),
      field("userMentions", &S::user_mentions, "Unread messages that name the user."),
      field("groupMentions", &S::group_mentions, "Unread messages that name @all or @here."),
      field("tunread", &S::tunread, "Threads with unread replies, of those that the user follows."),
      field("tunreadUser", &S::tunread_user, "Those of them in which an unread reply names the user."),
      field("tunreadGroup", &S::tunread_group, "Those in which one names @all or @here."),
      field("ls", &S::ls, "Read up to then."),
      field("lr", &S::lr, "Own last message."),
      field("f", &S::f, "Favourite."),
      field("roles", &S::roles, "Roles in the room."),
      field("archived", &S::archived, "The room is archived."),
      field("prid", &S::prid, "Of a discussion: the room that it belongs to."),
      field("desktopNotifications", &S::desktop_notifications, "all, mentions or nothing."),
      field("mobilePushNotifications", &S::mobile_push_notifications, "all, mentions or nothing."),
      field("emailNotifications", &S::email_notifications, "all, mentions or nothing."),
      field("unreadAlert", &S::unread_alert, "default, all, mentions or nothing."),
      field("audioNotificationValue", &S::audio_notification_value, "Sound."),
      field("disableNotifications", &S::disable_notifications, "No notifications."),
      field("muteGroupMentions", &S::mute_group_mentions, "@all and @here do not notify."),
      field("hideUnreadStatus", &S::hide_unread_status, "Not bold when unread."),
      field("hideMentionStatus", &S::hide_mention_status, "No badge for mentions."),
      field("blocked", &S::blocked, "The other person has blocked this one."),
      field("blocker", &S::blocker, "This one has blocked the other person."),
      field("E2EKey", &S::e2e_key, "The room's key, encrypted for the user."),
      field("E2ESuggestedKey", &S::e2e_suggested_key, "The same by another member, to be accepted or rejected."),
      field("oldRoomKeys", &S::old_room_keys, "Keys that the room had before, 10 at most."),
      field("suggestedOldRoomKeys", &S::suggested_old_room_keys, "The same by another member."),
      field("ignored", &S::ignored, "Users whose messages in the room are not shown."),
      field("ts", &S::ts, "Joined."),
      field("_updatedAt", &S::updated_at, "When it last changed."),
  };
};
