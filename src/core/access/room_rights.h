#pragma once
// What needs which permission in a room, by the kind of room (model/room_kind.h). Where a kind has none, the act does
// not exist for it.

#include <optional>

#include "core/kernel/context.h"
#include "model/room_kind.h"
#include "permissions/declaration.h"

namespace confab::core::access {

struct RoomRights {
  using Needed = std::optional<permissions::Permission>;

  model::RoomKind kind;
  permissions::Permission see;  // an open one: anybody; others: their members
  permissions::Permission create, erase;
  Needed create_in_team, erase_in_team;  // by the roles in the main room of the team that hosts it
  Needed preview;                        // its messages, to those who are not in it
  Needed leave;                          // on one's own
  Needed add_to_any, remove_from_any;    // people, without being in it
};

/// For any thread.
[[nodiscard]] const RoomRights& rights(model::RoomKind kind);
/// Whether the actor may know of every room that is open to anybody.
[[nodiscard]] bool sees_open_rooms(const Context& ctx, const Actor& actor);

}  // namespace confab::core::access
