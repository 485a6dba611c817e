#include "core/subscriptions/read.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/subscription_changed.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/kernel/in_room.h"
#include "core/kernel/transaction.h"
#include "core/messages/receipts.h"
#include "store/membership_writer.h"
#include "store/messages.h"
#include "store/positions.h"
#include "store/room_writer.h"
#include "store/threads.h"

namespace confab::core::subscriptions {
namespace {

bool is_read(const store::RoomRow& room, const store::Membership& membership) {
  return membership.read_seq == room.seq && membership.read_countable == room.countable && membership.own_unread == 0 &&
         !membership.forced_alert && membership.last_seen_at && *membership.last_seen_at >= room.newest_at;
}

bool reads_threads(sql::Session& session, const access::ReadableRoom& room, const Actor& actor, WithThreads wanted) {
  return wanted == WithThreads::yes && store::Threads{session}.any_unread(room.pk(), actor.pk);
}

// Without locking the room, which others wait for.
bool is_all_read(const Context& ctx, const Actor& actor, const RoomId& id, WithThreads with_threads) {
  const auto reader = ctx.db.read();
  const auto guard = access::joined(*reader, ctx, actor, id);
  return is_read(guard.row(), guard.membership()) && !reads_threads(*reader, guard, actor, with_threads);
}

bool put_read(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id, WithThreads with_threads) {
  const auto guard = access::locked(tx, ctx, actor, id);
  if (!guard.is_member()) throw Refusal(errors::user_not_in_room, "You are not in this room");
  auto membership = *guard.membership();
  const auto& room = guard.row();
  const bool threads = reads_threads(tx.sql(), guard, actor, with_threads);
  if (is_read(room, membership) && !threads) return false;
  const Timestamp now = ctx.clock.now();
  membership.read_seq = room.seq;
  membership.read_countable = room.countable;
  membership.own_unread = 0;
  membership.forced_alert = false;
  membership.last_seen_at = std::max(now, room.newest_at);
  store::MembershipWriter{tx}.set_position(membership, tx.change_time());
  if (threads) store::ThreadWriter{tx}.read_all(room.pk, actor.pk, room.seq);
  messages::tell_read(tx, ctx, room);
  if (threads) messages::tell_threads_read(tx, ctx, room, actor.pk);
  tx.publish(bus::SubscriptionChanged{actor.id, room.id, bus::Change::updated, membership.id});
  return true;
}

// Positions are compared with the room's counts, which is why its row is locked first.
store::RoomRow lock(Transaction& tx, const store::RoomRow& room) {
  auto row = store::RoomWriter{tx}.lock(room.pk);
  if (!row) throw Refusal(errors::room_not_found, "The room is gone");
  return std::move(*row);
}

// The message and everything after it was not read.
void go_back_before(Transaction& tx, const Actor& actor, const store::RoomRow& known, const model::Message& message) {
  const auto room = lock(tx, known);
  auto membership = store::Memberships{tx.sql()}.find(room.pk, actor.pk);
  if (!membership) throw Refusal(errors::user_not_in_room, "You are not in this room");
  membership->read_seq = message.seq - 1;
  membership->read_countable = store::Positions{tx.sql()}.countable_before(room.pk, message.seq);
  membership->own_unread = store::Positions{tx.sql()}.own_from(room.pk, actor.pk, message.seq);
  membership->forced_alert = true;
  membership->last_seen_at = message.ts - std::chrono::milliseconds{1};
  store::MembershipWriter{tx}.set_position(*membership, tx.change_time());
  tx.publish(bus::SubscriptionChanged{actor.id, room.id, bus::Change::updated, membership->id});
}

}  // namespace

void read(const Context& ctx, const Actor& actor, const RoomId& id, WithThreads with_threads) {
  if (is_all_read(ctx, actor, id, with_threads)) return;
  transact(ctx, [&](Transaction& tx) { return put_read(tx, ctx, actor, id, with_threads); });
}

void read_later(const Context& ctx, const Actor& actor, const RoomId& id, WithThreads with_threads, Then<bool> then) {
  if (is_all_read(ctx, actor, id, with_threads)) return then(false);
  transact_in_room(
      ctx, id, [&ctx, actor, id, with_threads](Transaction& tx) { return put_read(tx, ctx, actor, id, with_threads); },
      std::move(then));
}

void unread_from(const Context& ctx, const Actor& actor, const MessageId& id) {
  Transaction tx(ctx);
  const auto guard = access::message(tx, ctx, actor, id);
  if (guard.message().u.pk == actor.pk) {
    throw Refusal(errors::action_not_allowed, "Not allowed", {{"action", "Mark_as_unread"}});
  }
  go_back_before(tx, actor, guard.room().row(), guard.message());
  tx.commit();
}

void unread_room(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = access::joined(tx, ctx, actor, id);
  const auto message = store::Messages{tx.sql()}.newest_of_others(guard.pk(), actor.pk);
  if (!message) throw Refusal(errors::no_message_for_unread, "There are no messages to mark unread");
  go_back_before(tx, actor, guard.row(), *message);
  tx.commit();
}

}  // namespace confab::core::subscriptions
