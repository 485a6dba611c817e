#pragma once
// Arguments that many methods of rooms have in common.

#include "base/fields.h"

namespace confab::ddp {

struct RoomParam {
  RoomId room;
};
struct RoomAndUserParams {
  RoomId room;
  UserId user;
};
/// `{rid, username}` as the one argument.
struct RoomAndUsername {
  RoomId room;
  std::string username;
};
struct RoomAndUsernameParam {
  RoomAndUsername data;
};

}  // namespace confab::ddp

template <>
struct confab::Fields<confab::ddp::RoomParam> {
  static constexpr auto list = std::tuple{field("rid", &ddp::RoomParam::room, "The room.")};
};
template <>
struct confab::Fields<confab::ddp::RoomAndUserParams> {
  using P = ddp::RoomAndUserParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("userId", &P::user, "The member."),
  };
};
template <>
struct confab::Fields<confab::ddp::RoomAndUsername> {
  using P = ddp::RoomAndUsername;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("username", &P::username, "The person."),
  };
};
template <>
struct confab::Fields<confab::ddp::RoomAndUsernameParam> {
  static constexpr auto list = std::tuple{field("data", &ddp::RoomAndUsernameParam::data, "Which room, and who.")};
};
