#include "core/rooms/erase.h"

#include "bus/room_events.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/rooms.h"
#include "store/memberships.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

void erase(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  auto found = access::locked(tx, ctx, actor, id);
  const auto needed = access::rights(found.row().kind).erase;
  const auto guard = access::manageable(std::move(found), ctx, actor, needed);
  erase(tx, ctx, actor, guard.row());
  tx.commit();
}

void erase(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room) {
  const auto memberships = store::Memberships{tx.sql()}.of_room(room.pk);
  store::RoomWriter{tx}.remove(room, ctx.clock.now());
  for (const auto& membership : memberships) {
    tx.publish(
        bus::SubscriptionChanged{membership.user, room.id, bus::Change::removed, membership.subscription, room.kind});
  }
  tx.publish(bus::RoomChanged{room.id, bus::Change::removed});
  audit::record(tx, ctx, actor, "room.deleted", room.id.value, {{"name", room.name.value_or("")}});
}

}  // namespace confab::core::rooms
