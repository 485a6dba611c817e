#include "core/subscriptions/read.h"

#include <algorithm>

#include "base/error.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "store/membership_writer.h"
#include "store/messages.h"
#include "store/positions.h"
#include "store/room_writer.h"

namespace confab::core::subscriptions {
namespace {

bool is_read(const store::RoomRow& room, const store::Membership& place) {
  return place.read_seq == room.seq && place.read_countable == room.countable && place.own_unread == 0 &&
         !place.forced_alert && place.last_seen_at && *place.last_seen_at >= room.newest_at;
}

// Positions are compared with the room's counts, which is why its row is locked first.
store::RoomRow lock(Transaction& tx, const store::RoomRow& room) {
  auto row = store::RoomWriter{tx}.lock(room.no);
  if (!row) throw Refusal(ErrorCode::room_not_found, "The room is gone");
  return std::move(*row);
}

// The message and everything after it was not read.
void go_back_before(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& known,
                    const model::Message& message) {
  const auto room = lock(tx, known);
  auto place = store::Memberships{tx.sql()}.find(room.no, actor.no);
  if (!place) throw Refusal(ErrorCode::user_not_in_room, "You are not in this room");
  place->read_seq = message.seq - 1;
  place->read_countable = store::Positions{tx.sql()}.countable_before(room.no, message.seq);
  place->own_unread = store::Positions{tx.sql()}.own_from(room.no, actor.no, message.seq);
  place->forced_alert = true;
  place->last_seen_at = message.ts - std::chrono::milliseconds{1};
  store::MembershipWriter{tx}.set_position(*place, ctx.clock.now());
  tx.publish(bus::SubscriptionChanged{actor.id, room.id, bus::Change::updated, place->id});
}

}  // namespace

void read(const Context& ctx, const Actor& actor, const RoomId& id) {
  {
    const auto reader = ctx.db.read();
    const auto door = access::joined(*reader, ctx, actor, id);
    if (is_read(door.row(), door.place())) return;
  }
  Transaction tx(ctx);
  const auto door = access::locked(tx, ctx, actor, id);
  if (!door.is_member()) throw Refusal(ErrorCode::user_not_in_room, "You are not in this room");
  auto place = *door.membership();
  const auto& room = door.row();
  if (is_read(room, place)) return;
  const Timestamp now = ctx.clock.now();
  place.read_seq = room.seq;
  place.read_countable = room.countable;
  place.own_unread = 0;
  place.forced_alert = false;
  place.last_seen_at = std::max(now, room.newest_at);
  store::MembershipWriter{tx}.set_position(place, now);
  tx.publish(bus::SubscriptionChanged{actor.id, room.id, bus::Change::updated, place.id});
  tx.commit();
}

void unread_from(const Context& ctx, const Actor& actor, const MessageId& id) {
  Transaction tx(ctx);
  const auto door = access::message(tx, ctx, actor, id);
  if (door.message().user_no == actor.no) {
    throw Refusal(ErrorCode::action_not_allowed, "Not allowed", {{"action", "Mark_as_unread"}});
  }
  go_back_before(tx, ctx, actor, door.room().row(), door.message());
  tx.commit();
}

void unread_room(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto door = access::joined(tx, ctx, actor, id);
  const auto message = store::Messages{tx.sql()}.newest_of_others(door.no(), actor.no);
  if (!message) throw Refusal(ErrorCode::no_message_for_unread, "There are no messages to mark unread");
  go_back_before(tx, ctx, actor, door.row(), *message);
  tx.commit();
}

}  // namespace confab::core::subscriptions
