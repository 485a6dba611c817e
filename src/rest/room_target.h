#pragma once
// "roomId, or roomName": how calls name a room.

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields_inherit.h"
#include "model/room.h"

namespace confab::rest {

struct RoomTarget {
  std::optional<std::string> room_id, room_name;
};

/// The room that the caller may see. `type`: c, p or d; 0: any. Throws Refusal(`missing`) without either name,
/// (room_not_found).
[[nodiscard]] model::Room target_room(const api::Call& call, const RoomTarget& target, char type, ErrorCode missing);

/// Whose counters one may see. Throws Refusal(unauthorized).
void require_counters_of(const api::Call& call, const std::optional<UserId>& user);

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::RoomTarget> {
  using P = rest::RoomTarget;
  static constexpr auto list = std::tuple{
      field("roomId", &P::room_id, "The room, by id."),
      field("roomName", &P::room_name, "The room, by name."),
  };
};
