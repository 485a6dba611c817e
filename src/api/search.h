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

  static constexpr auto kFields = FieldList{
      field("_id", &FoundRoom::id, "The room's id."),
      field("t", &FoundRoom::t, "c or p."),
      field("name", &FoundRoom::name, "Name."),
      field("fname", &FoundRoom::fname, "Name as typed."),
  };
};
struct SpotlightResult {
  std::vector<core::users::FoundUser> users;
  std::vector<FoundRoom> rooms;

  static constexpr auto kFields = FieldList{
      field("users", &SpotlightResult::users, "People."),
      field("rooms", &SpotlightResult::rooms, "Rooms."),
  };
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
