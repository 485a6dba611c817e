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
};
struct DirectTarget {
  std::optional<std::string> room_id, username;
};

/// By its id alone.
struct InRoom {
  RoomId room_id;
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

template <>
struct confab::Fields<confab::rest::RoomTarget> {
  using P = rest::RoomTarget;
  static constexpr auto list = std::tuple{
      field("roomId", &P::room_id, "The room, by id."),
      field("roomName", &P::room_name, "The room, by name."),
  };
};
template <>
struct confab::Fields<confab::rest::DirectTarget> {
  using P = rest::DirectTarget;
  static constexpr auto list = std::tuple{
      field("roomId", &P::room_id, "The room, by id."),
      field("username", &P::username, "The other person."),
  };
};
template <>
struct confab::Fields<confab::rest::InRoom> {
  static constexpr auto list = std::tuple{field("roomId", &rest::InRoom::room_id, "The room.")};
};
