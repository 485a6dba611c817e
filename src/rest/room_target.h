#pragma once
// How calls name a room: "roomId, or roomName", in direct messages "roomId, or username".

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields.h"
#include "model/room.h"

namespace confab::rest {

struct RoomTarget {
  std::optional<std::string> room_id, room_name;

  static constexpr auto kFields = std::tuple{
      field("roomId", &RoomTarget::room_id, "The room, by id.", bound::id),
      field("roomName", &RoomTarget::room_name, "The room, by name.", bound::name),
  };
};
struct DirectTarget {
  std::optional<std::string> room_id, username;

  static constexpr auto kFields = std::tuple{
      field("roomId", &DirectTarget::room_id, "The room, by id.", bound::id),
      field("username", &DirectTarget::username, "The other person.", bound::name),
  };
};

/// By its id alone.
struct InRoom {
  RoomId room_id;

  static constexpr auto kFields = std::tuple{field("roomId", &InRoom::room_id, "The room.")};
};

/// The room that the caller may see. `kind`: only rooms of it. Throws Refusal(`missing`) without either name,
/// (room_not_found).
[[nodiscard]] model::Room target_room(const api::Call& call, const RoomTarget& target,
                                      std::optional<model::RoomKind> kind, ErrorCode missing);
[[nodiscard]] model::Room target_room(const api::Call& call, const DirectTarget& target, model::RoomKind kind,
                                      ErrorCode missing);

/// Whose counters one may see. Throws Refusal(unauthorized).
void require_counters_of(const api::Call& call, const std::optional<UserId>& user);

}  // namespace confab::rest
