#pragma once
// "roomId, or roomName": how calls name a room.

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields.h"
#include "model/room.h"

namespace confab::rest {

struct RoomTarget {
  std::optional<std::string> room_id, room_name;
};

template <class Params>
constexpr auto room_fields() {
  using Text = std::optional<std::string> Params::*;
  return std::tuple{
      field("roomId", static_cast<Text>(&RoomTarget::room_id), "The room, by id."),
      field("roomName", static_cast<Text>(&RoomTarget::room_name), "The room, by name."),
  };
}

/// The room that the caller may see. `type`: c, p or d; 0: any. Throws Refusal(`missing`) without either name,
/// (room_not_found).
[[nodiscard]] model::Room target_room(const api::Call& call, const RoomTarget& target, char type, ErrorCode missing);

}  // namespace confab::rest
