#include "core/rooms/block.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/subscription_changed.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "core/rooms/membership.h"
#include "store/membership_writer.h"
#include "store/memberships.h"

namespace confab::core::rooms {
namespace {

// Of a conversation of two; alone in it, oneself.
UserId other_in(sql::Session& session, std::int64_t room_pk, const Actor& actor) {
  for (const auto& membership : store::Memberships{session}.of_room(room_pk)) {
    if (membership.user != actor.id) return membership.user;
  }
  return actor.id;
}

void change(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<UserId>& named,
            bool blocked) {
  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, id);
  if (!guard.is_member()) throw Refusal(errors::user_not_in_room, "You are not in this room");
  if (!guard.row().traits().personal || guard.row().users_count > 2) {
    throw Refusal(errors::invalid_room, "Only conversations of two can be blocked");
  }
  const auto other = named ? *named : other_in(tx, guard.pk(), actor);
  if (other == actor.id) throw Refusal(errors::not_allowed, "Nobody blocks themself");
  const auto person = person_by_id(tx, other);
  const auto theirs = membership_of(tx, guard.pk(), person);
  const auto& mine = *guard.membership();
  if (mine.blocker == blocked && theirs.blocked == blocked) return;
  const auto now = tx.change_time();
  store::MembershipWriter writer{tx};
  writer.set_blocking(mine.pk, blocked, mine.blocked, now);
  writer.set_blocking(theirs.pk, theirs.blocker, blocked, now);
  tx.publish(bus::SubscriptionChanged{actor.id, id, bus::Change::updated, mine.id});
  tx.publish(bus::SubscriptionChanged{other, id, bus::Change::updated, theirs.id});
  tx.commit();
}

}  // namespace

void block(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& other) {
  change(ctx, actor, room, other, true);
}

void unblock(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& other) {
  change(ctx, actor, room, other, false);
}

void set_blocked(const Context& ctx, const Actor& actor, const RoomId& room, bool blocked) {
  change(ctx, actor, room, std::nullopt, blocked);
}

}  // namespace confab::core::rooms
