#pragma once
// channels.* and groups.* differ by the type of room and by what the answer calls it; everything else stands once.

#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "model/room.h"
#include "rest/room_target.h"

namespace confab::rest {

struct Channels {
  static constexpr std::string_view prefix = "/api/v1/channels.";
  static constexpr char type = model::kPublic;
  static constexpr permissions::Permission create{"create-c"};
  static constexpr std::string_view thing = "channel";
  static constexpr std::string_view one = "channel";
  static constexpr std::string_view many = "channels";
  static constexpr ErrorCode missing = ErrorCode::roomid_param_not_provided;
};
struct Groups {
  static constexpr std::string_view prefix = "/api/v1/groups.";
  static constexpr char type = model::kPrivate;
  static constexpr permissions::Permission create{"create-p"};
  static constexpr std::string_view thing = "private group";
  static constexpr std::string_view one = "group";
  static constexpr std::string_view many = "groups";
  static constexpr ErrorCode missing = ErrorCode::room_param_not_provided;
};
struct Directs {
  static constexpr char type = model::kDirect;
  static constexpr std::string_view one = "room";
  static constexpr std::string_view many = "ims";
  static constexpr ErrorCode missing = ErrorCode::room_param_not_provided;
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
struct ManyRooms {
  std::vector<model::Room> rooms;
  std::int64_t count = 0, offset = 0, total = 0;
};
struct OnlyRoom : RoomTarget {};

template <class Family>
[[nodiscard]] model::Room family_room(const api::Call& call, const RoomTarget& target) {
  return target_room(call, target, Family::type, Family::missing);
}
template <class Family>
[[nodiscard]] RoomId family_id(const api::Call& call, const RoomTarget& target) {
  return family_room<Family>(call, target).id;
}

}  // namespace confab::rest

template <class Family>
struct confab::Fields<confab::rest::OneRoom<Family>> {
  static constexpr auto list = std::tuple{field(Family::one, &rest::OneRoom<Family>::room, "The room.")};
};
template <class Family>
struct confab::Fields<confab::rest::ManyRooms<Family>> {
  using R = rest::ManyRooms<Family>;
  static constexpr auto list = std::tuple{
      field(Family::many, &R::rooms, "Rooms."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
      field("total", &R::total, "Rows in all."),
  };
};
template <>
struct confab::Fields<confab::rest::OnlyRoom> {
  static constexpr auto list = inherited_fields<rest::OnlyRoom, rest::RoomTarget>();
};
