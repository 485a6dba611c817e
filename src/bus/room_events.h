#pragma once
// What happens to rooms and to who is in them.

#include "base/id.h"
#include "bus/change.h"

namespace confab::bus {

/// A room's document changed. Its members' clients are told. Of a removed room every member's SubscriptionChanged comes
/// before it.
struct RoomChanged {
  RoomId room;
  Change change = Change::updated;
  bool rights_changed = false;  // who may read it is another question now: its type changed
};
/// One user's subscription changed. Removed: `subscription` is the id it had.
struct SubscriptionChanged {
  UserId user;
  RoomId room;
  Change change = Change::updated;
  SubscriptionId subscription;
  char room_type = 0;  // model::kPublic, ...; said where it was removed
};

}  // namespace confab::bus
