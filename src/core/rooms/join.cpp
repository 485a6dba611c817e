#include "core/rooms/join.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/access/user.h"
#include "core/kernel/in_room.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/passage.h"
#include "core/rooms/room_document.h"
#include "core/triggers/request.h"
#include "permissions/groups/joining.h"
#include "store/room_bans.h"
#include "store/room_writer.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

void check_code(const Context& ctx, const access::LockedRoom& guard, const Actor& actor,
                const std::optional<std::string>& code) {
  const auto& expected = guard.row().join_code;
  if (!expected || guard.allows(ctx, actor, permissions::joining("join-without-join-code"))) return;
  if (!code || code->empty()) throw Refusal(errors::code_required, "Code required");
  if (!equal_secrets(*code, *expected)) throw Refusal(errors::code_invalid, "Invalid code");
}

model::Room put_join(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id,
                     const std::optional<std::string>& code) {
  const auto guard = access::locked(tx, ctx, actor, id);
  if (guard.is_member()) return room_document(tx, ctx, guard.pk());
  if (!guard.is_open()) throw Refusal(errors::not_allowed, "Not allowed");
  guard.require(ctx, actor, access::rights(guard.row().kind).see);
  if (guard.row().archived) throw Refusal(errors::room_archived, "The room is archived");
  check_code(ctx, guard, actor, code);

  auto room = guard.row();
  enter(tx, ctx, room, actor.pk, actor.id, {.favorite = room.favorite});
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {std::string{told_as(room, Passage::joined)}, actor.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  triggers::room_event(tx, ctx, triggers::RoomEvent::joined, room, actor.id);
  return room_document(tx, ctx, room.pk);
}

}  // namespace

model::Room join(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<std::string>& code) {
  return transact(ctx, [&](Transaction& tx) { return put_join(tx, ctx, actor, id, code); });
}

void join_later(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<std::string>& code,
                Then<model::Room> then) {
  transact_in_room(
      ctx, id, [&ctx, actor, id, code](Transaction& tx) { return put_join(tx, ctx, actor, id, code); },
      std::move(then));
}

void join_defaults(const Context& ctx, const Actor& actor, bool silenced) {
  Transaction tx(ctx);
  const auto user = access::own(tx, ctx, actor).user();
  join_default_channels(tx, ctx, user, silenced);
  tx.commit();
}

void join_default_channels(Transaction& tx, const Context& ctx, const model::User& user, bool silenced) {
  store::RoomWriter writer{tx};
  for (const auto& known : store::Rooms{tx.sql()}.defaults()) {
    auto room = writer.lock(known.pk);
    if (!room || room->archived || store::is_banned(tx, room->pk, user.pk)) continue;
    if (!enter(tx, ctx, *room, user.pk, user.id, {.favorite = room->favorite, .silent = silenced})) continue;
    if (!silenced) {
      messages::post_system(tx, ctx, *room, model::user_author(user.ref(), user.pk),
                            {std::string{told_as(*room, Passage::joined)}, user.username.value_or("")});
    }
    tx.publish(bus::RoomChanged{room->id, bus::Change::updated});
  }
}

}  // namespace confab::core::rooms
