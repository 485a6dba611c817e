#pragma once
// Rooms as calls name and change them, and what changed about them.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "base/fields_inherit.h"
#include "core/rooms/edit.h"
#include "core/rooms/roles.h"
#include "model/room.h"

namespace confab::api {

/// A room by its id.
struct RoomRef {
  RoomId room;

  static constexpr auto kFields = std::tuple{field("rid", &RoomRef::room, "The room.")};
};

struct RemovedRoom {
  RoomId id;

  static constexpr auto kFields = std::tuple{field("_id", &RemovedRoom::id, "The room.")};
};
struct RoomSync {
  std::vector<model::Room> update;
  std::vector<RemovedRoom> remove;

  static constexpr auto kFields = std::tuple{
      field("update", &RoomSync::update, "Rooms that one is in."),
      field("remove", &RoomSync::remove, "Rooms left or deleted since then."),
  };
};
/// The rooms of the caller; with `since` what changed then or later.
[[nodiscard]] RoomSync sync_rooms(const Call& call, const std::optional<Timestamp>& since);

/// What saveRoomSettings changes, `favorite` excepted: the protocols write it differently.
struct RoomSettings {
  std::optional<std::string> name, topic, announcement, description, type, join_code;
  std::optional<bool> read_only, react_when_read_only, is_default, featured;
  std::optional<json::object> custom_fields;
  std::optional<json::array> system_messages;
};
[[nodiscard]] core::rooms::EditRoom edit_command(const RoomSettings& settings);

/// Fields of RoomSettings, in the parts between which the protocols put what is their own.
inline constexpr auto kRoomTexts = std::tuple{
    field("roomName", &RoomSettings::name, "Name.", bound::name),
    field("roomTopic", &RoomSettings::topic, "Topic.", max_length(1000)),
    field("roomAnnouncement", &RoomSettings::announcement, "Announcement.", max_length(5000)),
    field("roomDescription", &RoomSettings::description, "Description.", max_length(1000)),
    field("roomType", &RoomSettings::type, "c or p.", one_of("c|p")),
};
inline constexpr auto kRoomSwitches = std::tuple{
    field("readOnly", &RoomSettings::read_only, "Only some may write."),
    field("reactWhenReadOnly", &RoomSettings::react_when_read_only, "Reactions although read only."),
    field("default", &RoomSettings::is_default, "New users join it."),
    field("featured", &RoomSettings::featured, "Shown first in the directory."),
};
inline constexpr auto kRoomJoinCode = std::tuple{
    field("joinCode", &RoomSettings::join_code, "Asked for on joining; empty takes it away.", max_length(100)),
};
inline constexpr auto kRoomExtras = std::tuple{
    field("roomCustomFields", &RoomSettings::custom_fields, "Free-form fields.", bound::custom_fields),
    field("systemMessages", &RoomSettings::system_messages, "Types of system messages that are hidden.",
          bound::free_form_list),
};

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::rooms::RoleHolder> {
  using R = core::rooms::RoleHolder;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The subscription."),
      field("rid", &R::rid, "The room."),
      field("u", &R::u, "Who."),
      field("roles", &R::roles, "owner, moderator, leader."),
  };
};
