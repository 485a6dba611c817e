#pragma once
// Rooms as calls name and change them, and what changed about them.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "base/errors/rooms.h"
#include "base/field_rules.h"
#include "base/fields_inherit.h"
#include "core/rooms/edit.h"
#include "core/rooms/roles.h"
#include "model/room.h"

namespace confab::api {

/// A room by its id.
struct RoomRef {
  Field<"rid", RoomId, "The room."> room;
};

struct RemovedRoom {
  Field<"_id", RoomId, "The room."> id;
  Field<"_deletedAt", Timestamp, "When it was left or deleted."> at;
};
struct RoomSync {
  Field<"update", std::vector<model::Room>, "Rooms that one is in."> update;
  Field<"remove", std::vector<RemovedRoom>, "Rooms left or deleted since then."> remove;
};
/// The rooms of the caller; with `since` what changed then or later.
[[nodiscard]] RoomSync sync_rooms(const Call& call, const std::optional<Timestamp>& since);

/// A room as the calls that make one tell of it.
struct CreatedRoom : model::Room {
  CreatedRoom() = default;
  explicit CreatedRoom(model::Room room) : model::Room(std::move(room)), rid(id) {}
  RoomId rid;

  static constexpr auto kFields = extended<model::Room>(field("rid", &CreatedRoom::rid, "Its id once more."));
};

/// What is to be made a discussion of.
struct NewDiscussion {
  RoomId parent;
  std::optional<MessageId> message;
  std::string name;
  std::vector<std::string> users;
  std::optional<bool> encrypted;
  std::optional<std::string> reply, topic;
};
[[nodiscard]] CreatedRoom create_discussion(const Call& call, const NewDiscussion& wanted);
[[nodiscard]] std::vector<ErrorCode> discussion_errors();
/// Fields of NewDiscussion, behind those that the protocols ask for in words of their own.
inline constexpr auto kDiscussionExtras = FieldList{
    field("pmid", &NewDiscussion::message, "The message that it is about."),
    field("users", &NewDiscussion::users, "Usernames of the first members.", bound::list_of_names, defaulted()),
    field("encrypted", &NewDiscussion::encrypted,
          "Its people's clients encrypt what they write; a public one is refused then."),
    field("reply", &NewDiscussion::reply, "The first message in it.", bound::message_text),
    field("topic", &NewDiscussion::topic, "Topic.", max_length(1000)),
};

/// What saveRoomSettings changes, `favorite` excepted: the protocols write it differently.
struct RoomSettings {
  std::optional<std::string> name, topic, announcement, description, type, join_code, avatar;
  std::optional<bool> read_only, react_when_read_only, is_default, featured, encrypted;
  std::optional<json::object> custom_fields, sidepanel;
  std::optional<json::array> system_messages;
  std::optional<bool> retention_enabled, retention_override, retention_pinned, retention_files, retention_threads;
  std::optional<std::int64_t> retention_age;
};
/// What is said of a setting that there is not: it is refused rather than ignored.
inline constexpr UnknownMember kUnknownRoomSetting{errors::invalid_room_settings, "Invalid settings provided"};
[[nodiscard]] core::rooms::EditRoom edit_command(const RoomSettings& settings);

/// Fields of RoomSettings, in the parts between which the protocols put what is their own.
inline constexpr auto kRoomTexts = FieldList{
    field("roomAvatar", &RoomSettings::avatar, "The picture, as data URI; empty: taken away.", bound::carried),
    field("roomName", &RoomSettings::name, "Name.", bound::name),
    field("roomTopic", &RoomSettings::topic, "Topic.", max_length(1000)),
    field("roomAnnouncement", &RoomSettings::announcement, "Announcement.", max_length(5000)),
    field("roomDescription", &RoomSettings::description, "Description.", max_length(1000)),
    field("roomType", &RoomSettings::type, "c or p.", one_of("c|p")),
};
inline constexpr auto kRoomSwitches = FieldList{
    field("readOnly", &RoomSettings::read_only, "Only some may write."),
    field("reactWhenReadOnly", &RoomSettings::react_when_read_only, "Reactions although read only."),
    field("default", &RoomSettings::is_default, "New users join it."),
    field("featured", &RoomSettings::featured, "Shown first in the directory."),
    field("encrypted", &RoomSettings::encrypted,
          "Its people's clients encrypt what they write, where E2E_Enable is on."),
};
inline constexpr auto kRoomJoinCode = FieldList{
    field("joinCode", &RoomSettings::join_code, "Asked for on joining; empty takes it away.", max_length(100)),
};
inline constexpr auto kRoomExtras = FieldList{
    field("roomCustomFields", &RoomSettings::custom_fields, "Free-form fields.", bound::custom_fields),
    field("sidepanel", &RoomSettings::sidepanel, "Of a team: {items: [...]}, channels and discussions, or one of them.",
          bound::free_form),
    field("systemMessages", &RoomSettings::system_messages, "Types of system messages that are hidden.",
          bound::free_form_list),
    field("retentionEnabled", &RoomSettings::retention_enabled,
          "Old messages are removed, or not; as long as nobody has said it, as the workspace does."),
    field("retentionOverrideGlobal", &RoomSettings::retention_override, "The room has an age of its own."),
    field("retentionMaxAge", &RoomSettings::retention_age, "How many days messages are kept.", range(0, 36'500)),
    field("retentionExcludePinned", &RoomSettings::retention_pinned, "Pinned messages stay."),
    field("retentionFilesOnly", &RoomSettings::retention_files, "Only files go, their messages stay."),
    field("retentionIgnoreThreads", &RoomSettings::retention_threads, "Threads stay."),
};

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::rooms::RoleHolder> {
  using R = core::rooms::RoleHolder;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The subscription."),
      field("rid", &R::rid, "The room."),
      field("u", &R::u, "Who."),
      field("roles", &R::roles, "owner, moderator, leader."),
  };
};
