#pragma once
// Rooms are reached by several families of endpoints: channels.*, groups.*, im.* (and dm.*, the same once more) and
// rooms.*. A family says by what its rooms are named and what its answers call them; an endpoint that several families
// have is a function template over the family, declared in room_commands.h, room_members.h or room_views.h.

#include <string>
#include <string_view>
#include <vector>

#include "api/paging.h"
#include "base/fields_inherit.h"
#include "model/room.h"
#include "rest/room_target.h"

namespace confab::rest {

struct Channels {
  using Target = RoomTarget;
  static constexpr std::string_view prefix = "/api/v1/channels.";
  static constexpr auto kind = model::RoomKind::channel;
  static constexpr std::string_view thing = "channel";
  static constexpr std::string_view one = "channel";
  static constexpr std::string_view many = "channels";
  static constexpr ErrorCode missing = ErrorCode::roomid_param_not_provided;
  static constexpr bool seen_by_members_only = false;
};
struct Groups {
  using Target = RoomTarget;
  static constexpr std::string_view prefix = "/api/v1/groups.";
  static constexpr auto kind = model::RoomKind::group;
  static constexpr std::string_view thing = "private group";
  static constexpr std::string_view one = "group";
  static constexpr std::string_view many = "groups";
  static constexpr ErrorCode missing = ErrorCode::room_param_not_provided;
  static constexpr bool seen_by_members_only = false;
};
struct DirectMessages {
  using Target = DirectTarget;
  static constexpr std::string_view prefix = "/api/v1/im.";
  static constexpr auto kind = model::RoomKind::direct;
  static constexpr std::string_view one = "room";
  static constexpr std::string_view many = "ims";
  static constexpr ErrorCode missing = ErrorCode::room_param_not_provided;
  static constexpr bool seen_by_members_only = true;
};
struct DirectMessagesAsDm : DirectMessages {
  static constexpr std::string_view prefix = "/api/v1/dm.";
};
struct AnyRoom {
  using Target = RoomTarget;
  static constexpr std::string_view prefix = "/api/v1/rooms.";
  static constexpr std::optional<model::RoomKind> kind;
  static constexpr std::string_view one = "room";
  static constexpr std::string_view many = "rooms";
  static constexpr ErrorCode missing = ErrorCode::roomid_param_not_provided;
  static constexpr bool seen_by_members_only = false;
};

template <class Family>
[[nodiscard]] std::string path(std::string_view name) {
  return std::string{Family::prefix} + std::string{name};
}

template <class Family>
struct OneRoom {
  model::Room room;
};
template <class Family>
struct RoomRows {
  std::vector<model::Room> rooms;
};
template <class Family>
using ManyRooms = Flatten<RoomRows<Family>, api::PageCounts>;

template <class Family>
[[nodiscard]] model::Room family_room(const api::Call& call, const typename Family::Target& target) {
  return target_room(call, target, Family::kind, Family::missing);
}
template <class Family>
[[nodiscard]] RoomId family_id(const api::Call& call, const typename Family::Target& target) {
  return family_room<Family>(call, target).id;
}

}  // namespace confab::rest

template <class Family>
struct confab::Fields<confab::rest::OneRoom<Family>> {
  static constexpr auto list = std::tuple{field(Family::one, &rest::OneRoom<Family>::room, "The room.")};
};
template <class Family>
struct confab::Fields<confab::rest::RoomRows<Family>> {
  static constexpr auto list = std::tuple{field(Family::many, &rest::RoomRows<Family>::rooms, "Rooms.")};
};
