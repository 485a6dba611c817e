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
  Field<"_id", RoomId, "The room's id."> id;
  Field<"t", std::string, "c or p."> t;
  Field<"name", std::optional<std::string>, "Name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
};
struct SpotlightResult {
  Field<"users", std::vector<core::users::FoundUser>, "People."> users;
  Field<"rooms", std::vector<FoundRoom>, "Rooms."> rooms;
};

/// Throws Refusal(room_not_found).
[[nodiscard]] SpotlightResult spotlight(const Call& call, const core::rooms::Spotlight& query);

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::users::FoundUser> {
  using R = core::users::FoundUser;
  static constexpr auto list =
      extended<core::users::Person>(field("outside", &R::outside, "Not a member of the room asked for."));
};
