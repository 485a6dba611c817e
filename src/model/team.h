#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "model/order.h"
#include "model/room_kind.h"
#include "model/room_kind_table.h"
#include "model/user.h"

namespace confab::model {

/// A team document (compat/entities.md, ITeam). Its name and its type are those of its main room.
struct Team {
  std::int64_t pk = 0;                // of its main room. Not sent
  RoomKind kind = RoomKind::channel;  // of its main room. Not sent
  TeamId id;
  std::string name;
  std::int64_t type = 0;
  RoomId room;
  std::optional<UserRef> created_by;
  Timestamp created_at, updated_at;
  std::optional<std::int64_t> rooms, number_of_users;  // in lists
  std::optional<bool> is_owner;                        // in lists of somebody's teams
};

enum class TeamKey : std::uint8_t { name, kind, created_at, updated_at, users_count, rooms_count };
/// The most important first; empty: by name.
using TeamOrder = std::vector<SortBy<TeamKey>>;

/// How the wire says it.
[[nodiscard]] constexpr std::int64_t team_type(RoomKind kind) {
  return traits(kind).open ? 0 : 1;
}
[[nodiscard]] constexpr RoomKind kind_of_team(std::int64_t type) {
  return named_kind(type == 0);
}

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Team> {
  static constexpr std::string_view name = "Team";
  using T = model::Team;
  static constexpr auto list = FieldList{
      field("_id", &T::id, "The team's id."),
      field("name", &T::name, "Its name, and that of its main room."),
      field("type", &T::type, "0 public, 1 private."),
      field("roomId", &T::room, "Its main room, whose members are the team's."),
      field("createdBy", &T::created_by, "Who made it."),
      field("createdAt", &T::created_at, "When it was made."),
      field("_updatedAt", &T::updated_at, "When it last changed."),
      field("rooms", &T::rooms, "How many rooms it hosts."),
      field("numberOfUsers", &T::number_of_users, "How many members it has."),
      field("isOwner", &T::is_owner, "Whether the user whose teams these are owns it."),
  };
};
