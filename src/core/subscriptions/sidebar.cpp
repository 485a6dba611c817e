#include "core/subscriptions/sidebar.h"

#include "bus/events/subscription_changed.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "store/membership_writer.h"

namespace confab::core::subscriptions {
namespace {

bool set_open(const Context& ctx, const Actor& actor, const RoomId& room, bool open) {
  if (access::joined(*ctx.db.read(), ctx, actor, room).membership().open == open) return false;
  Transaction tx(ctx);
  const auto guard = access::joined(tx, ctx, actor, room);
  store::MembershipWriter{tx}.set_open(guard.membership().pk, open, tx.change_time());
  tx.publish(bus::SubscriptionChanged{actor.id, room, bus::Change::updated, guard.membership().id});
  tx.commit();
  return true;
}

}  // namespace

void set_favorite(const Context& ctx, const Actor& actor, const RoomId& room, bool favorite) {
  if (access::joined(*ctx.db.read(), ctx, actor, room).membership().favorite == favorite) return;
  Transaction tx(ctx);
  const auto guard = access::joined(tx, ctx, actor, room);
  store::MembershipWriter{tx}.set_favorite(guard.membership().pk, favorite, tx.change_time());
  tx.publish(bus::SubscriptionChanged{actor.id, room, bus::Change::updated, guard.membership().id});
  tx.commit();
}

bool open(const Context& ctx, const Actor& actor, const RoomId& room) {
  return set_open(ctx, actor, room, true);
}

bool hide(const Context& ctx, const Actor& actor, const RoomId& room) {
  return set_open(ctx, actor, room, false);
}

}  // namespace confab::core::subscriptions
