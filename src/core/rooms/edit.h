#pragma once

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

/// What is left out stays as it is. What equals the present value changes nothing and posts nothing.
struct EditRoom {
  std::optional<std::string> name;
  std::optional<std::string> topic, description, announcement;  // empty: taken away
  std::optional<model::RoomKind> kind;                          // channel or group
  std::optional<bool> read_only, react_when_read_only;
  std::optional<bool> is_default, featured, favorite;  // is_default needs view-room-administration
  std::optional<std::string> join_code;                // empty: taken away
  std::optional<json::object> custom_fields;
  std::optional<json::array> sys_mes;  // types of system messages that are hidden in the room
};

/// Changes a room's document, all or nothing, and posts the system message of each change. Needs edit-room
/// (set-readonly and set-react-when-readonly for these two). Throws Refusal(room_not_found | not_allowed |
/// invalid_room_name | duplicate_channel_name | archived_duplicate_name | direct_message_room | action_not_allowed |
/// invalid_params).
model::Room edit(const Context& ctx, const Actor& actor, const RoomId& id, const EditRoom& cmd);

}  // namespace confab::core::rooms
