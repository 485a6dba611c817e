#include "core/rooms/leave.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/kernel/in_room.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/passage.h"
#include "core/triggers/request.h"

namespace confab::core::rooms {

namespace {

bool put_leave(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto guard = access::locked(tx, ctx, actor, id);
  require_managed(guard.row());
  if (!guard.is_member()) throw Refusal(errors::user_not_in_room, "You are not in this room");
  if (const auto needed = access::rights(guard.row().kind).leave) guard.require(ctx, actor, *needed);
  const auto& membership = *guard.membership();
  if (is_last_owner(tx, membership)) {
    throw Refusal(errors::last_owner, "You are the last owner. Please set new owner before leaving the room.",
                  {{"method", "leaveRoom"}});
  }
  auto room = guard.row();
  leave(tx, ctx, actor, room, membership);
  return true;
}

}  // namespace

void leave(const Context& ctx, const Actor& actor, const RoomId& id) {
  transact(ctx, [&](Transaction& tx) { return put_leave(tx, ctx, actor, id); });
}

void leave_later(const Context& ctx, const Actor& actor, const RoomId& id, Then<bool> then) {
  transact_in_room(
      ctx, id, [&ctx, actor, id](Transaction& tx) { return put_leave(tx, ctx, actor, id); }, std::move(then));
}

void leave(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
           const store::Membership& membership) {
  depart(tx, ctx, room, membership, actor.id);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {std::string{told_as(room, Passage::left)}, actor.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  triggers::room_event(tx, ctx, triggers::RoomEvent::left, room, actor.id);
}

}  // namespace confab::core::rooms
