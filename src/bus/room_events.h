#pragma once
// What happens to rooms and to who is in them.

#include <optional>

#include "base/id.h"
#include "bus/change.h"
#include "model/room_kind.h"

namespace confab::bus {

/// A room's document changed. Its members' clients are told. Of a removed room the members' SubscriptionChanged come
/// before it; where they are many, the others follow it.
struct RoomChanged {
  RoomId room;
  Change change = Change::updated;
  bool rights_changed = false;        // who may read it is another question now: its kind changed
  std::optional<UserId> banned = {};  // who must not read it any more, nor what belongs to it
};
/// One user's subscription changed. Removed: `subscription` is the id it had.
struct SubscriptionChanged {
  UserId user;
  RoomId room;
  Change change = Change::updated;
  SubscriptionId subscription;
  std::optional<model::RoomKind> room_kind = {};  // said where it was removed
  bool opened_others = false;  // likewise: of a team's main room, which opens to its members what the team hosts
};

}  // namespace confab::bus
