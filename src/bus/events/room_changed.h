#pragma once

#include <optional>

#include "base/id.h"
#include "bus/change.h"

namespace confab::bus {

/// A room's document changed. Its members' clients are told. Of a removed room the members' SubscriptionChanged come
/// before it; where they are many, the others follow it.
struct RoomChanged {
  RoomId room;
  Change change = Change::updated;
  bool rights_changed = false;        // who may read it is another question now: its kind changed
  std::optional<UserId> banned = {};  // who must not read it any more, nor what belongs to it
};

}  // namespace confab::bus
