#include "core/subscriptions/sidebar.h"

#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "store/membership_writer.h"

namespace confab::core::subscriptions {
namespace {

void set_open(const Context& ctx, const Actor& actor, const RoomId& room, bool open) {
  if (access::joined(*ctx.db.read(), ctx, actor, room).place().open == open) return;
  Transaction tx(ctx);
  const auto door = access::joined(tx, ctx, actor, room);
  store::MembershipWriter{tx}.set_open(door.place().no, open, ctx.clock.now());
  tx.publish(bus::SubscriptionChanged{actor.id, room, bus::Change::updated, door.place().id});
  tx.commit();
}

}  // namespace

void set_favorite(const Context& ctx, const Actor& actor, const RoomId& room, bool favorite) {
  if (access::joined(*ctx.db.read(), ctx, actor, room).place().favorite == favorite) return;
  Transaction tx(ctx);
  const auto door = access::joined(tx, ctx, actor, room);
  store::MembershipWriter{tx}.set_favorite(door.place().no, favorite, ctx.clock.now());
  tx.publish(bus::SubscriptionChanged{actor.id, room, bus::Change::updated, door.place().id});
  tx.commit();
}

void open(const Context& ctx, const Actor& actor, const RoomId& room) {
  set_open(ctx, actor, room, true);
}

void hide(const Context& ctx, const Actor& actor, const RoomId& room) {
  set_open(ctx, actor, room, false);
}

}  // namespace confab::core::subscriptions
