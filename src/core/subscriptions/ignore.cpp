#include "core/subscriptions/ignore.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "bus/events/subscription_changed.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "store/membership_writer.h"
#include "store/memberships.h"
#include "store/users.h"

namespace confab::core::subscriptions {
namespace {

[[noreturn]] void refuse() {
  throw Refusal(errors::invalid_subscription, "Invalid subscription");
}

}  // namespace

void ignore(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user, bool ignored) {
  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, room);
  if (!guard.is_member()) refuse();
  const auto other = store::Users{tx.sql()}.by_id(user);
  if (!other || !store::Memberships{tx.sql()}.find(guard.pk(), other->pk)) refuse();
  const auto& membership = *guard.membership();
  if (!store::MembershipWriter{tx}.set_ignored(membership, other->pk, ignored, tx.change_time())) return;
  tx.publish(bus::SubscriptionChanged{actor.id, room, bus::Change::updated, membership.id});
  tx.commit();
}

}  // namespace confab::core::subscriptions
