#pragma once
// The quick search over people and rooms.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/people.h"
#include "core/rooms/search.h"

namespace confab::api {

struct FoundRoom {
  RoomId id;
  std::string t;
  std::optional<std::string> name, fname;
};
struct SpotlightResult {
  std::vector<core::users::FoundUser> users;
  std::vector<FoundRoom> rooms;
};

/// Throws Refusal(room_not_found).
[[nodiscard]] SpotlightResult spotlight(const Call& call, const core::rooms::Spotlight& query);

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::users::FoundUser> {
  using R = core::users::FoundUser;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<R, core::users::Person>(),
                     std::tuple{field("outside", &R::outside, "Not a member of the room asked for.")});
};
template <>
struct confab::Fields<confab::api::FoundRoom> {
  using R = api::FoundRoom;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The room's id."),
      field("t", &R::t, "c or p."),
      field("name", &R::name, "Name."),
      field("fname", &R::fname, "Name as typed."),
  };
};
template <>
struct confab::Fields<confab::api::SpotlightResult> {
  using R = api::SpotlightResult;
  static constexpr auto list = std::tuple{
      field("users", &R::users, "People."),
      field("rooms", &R::rooms, "Rooms."),
  };
};
