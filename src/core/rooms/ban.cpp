#include "core/rooms/ban.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "bus/room_events.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/passage.h"
#include "permissions/groups/members.h"
#include "store/room_bans.h"

namespace confab::core::rooms {
namespace {

void take_out(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow room, const UserId& user,
              const store::Person& person) {
  const auto membership = store::Memberships{tx.sql()}.find(room.pk, person.pk);
  if (!membership) return;
  if (is_last_owner(tx, *membership)) {
    throw Refusal(errors::last_owner, "This is the last owner. Please set a new owner before removing this one.");
  }
  depart(tx, ctx, room, *membership, user);
  forget_mutes(tx, ctx, room, person.ref.username);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {std::string{told_as(room, Passage::removed)}, person.ref.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
}

}  // namespace

void ban(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user) {
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, permissions::members("ban-user"));
  require_managed(guard.row());
  if (user == actor.id) throw Refusal(errors::not_allowed, "Nobody bans themself");
  const auto person = person_by_id(tx, user);
  if (!store::ban(tx, guard.pk(), person.pk, ctx.clock.now())) return;
  take_out(tx, ctx, actor, guard.row(), user, person);
  audit::record(tx, ctx, actor, "room.member_banned", id.value, {{"user", user.value}});
  tx.commit();
}

void unban(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user) {
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, permissions::members("ban-user"));
  require_managed(guard.row());
  const auto person = person_by_id(tx, user);
  if (!store::unban(tx, guard.pk(), person.pk)) throw Refusal(errors::user_not_banned, "The user is not banned here");
  audit::record(tx, ctx, actor, "room.member_unbanned", id.value, {{"user", user.value}});
  tx.commit();
}

BannedPage banned(const Context& ctx, const Actor& actor, const RoomId& id, std::int64_t limit, std::int64_t offset) {
  const auto reader = ctx.db.read();
  const auto room = access::room(*reader, ctx, actor, id);
  room.require(ctx, actor, permissions::members("ban-user"));
  return {store::banned_people(*reader, room.pk(), limit, offset), store::count_banned(*reader, room.pk())};
}

}  // namespace confab::core::rooms
