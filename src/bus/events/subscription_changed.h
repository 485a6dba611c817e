#pragma once

#include <optional>

#include "base/id.h"
#include "bus/change.h"
#include "model/room_kind.h"

namespace confab::bus {

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
