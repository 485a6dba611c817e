#include "core/rooms/erase.h"

#include "bus/room_events.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/rooms.h"
#include "store/memberships.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

permissions::Permission needed_for(const store::RoomRow& room) {
  if (room.is_direct()) return permissions::rooms("delete-d");
  return room.is_public() ? permissions::rooms("delete-c") : permissions::rooms("delete-p");
}

}  // namespace

void erase(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, id);
  guard.require(ctx, actor, needed_for(guard.row()));
  const auto memberships = store::Memberships{tx.sql()}.of_room(guard.pk());
  store::RoomWriter{tx}.remove(guard.row(), ctx.clock.now());
  for (const auto& membership : memberships) {
    tx.publish(
        bus::SubscriptionChanged{membership.user, id, bus::Change::removed, membership.subscription, guard.row().type});
  }
  tx.publish(bus::RoomChanged{id, bus::Change::removed});
  tx.commit();
}

}  // namespace confab::core::rooms
