#include "core/rooms/erase.h"

#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "store/memberships.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

permissions::Permission needed_for(const store::RoomRow& room) {
  if (room.is_direct()) return "delete-d";
  return room.is_public() ? permissions::Permission{"delete-c"} : permissions::Permission{"delete-p"};
}

}  // namespace

void erase(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto door = access::locked(tx, ctx, actor, id);
  door.require(ctx, actor, needed_for(door.row()));
  const auto places = store::Memberships{tx.sql()}.places(door.no());
  store::RoomWriter{tx}.remove(door.row(), ctx.clock.now());
  bus::RoomChanged gone{.room = id, .change = bus::Change::removed, .former_members = {}};
  for (const auto& place : places) {
    tx.publish(bus::SubscriptionChanged{place.user, id, bus::Change::removed, place.subscription});
    gone.former_members.push_back(place.user);
  }
  tx.publish(std::move(gone));
  tx.commit();
}

}  // namespace confab::core::rooms
