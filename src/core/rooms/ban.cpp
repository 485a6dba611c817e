#include "core/rooms/ban.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/last_owner.h"
#include "core/rooms/membership.h"
#include "core/rooms/passage.h"
#include "core/rooms/remove_member.h"
#include "core/triggers/request.h"
#include "permissions/groups/members.h"
#include "store/discussions.h"
#include "store/room_bans.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

// Whoever must not come back to a room, must not stay in its discussions, be it as their last owner.
void take_out_of_discussions(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& parent,
                             const store::Person& person) {
  for (const auto& discussion : store::Discussions{tx.sql()}.joined_of(parent.pk, person.pk)) {
    auto room = store::RoomWriter{tx}.lock(discussion.pk);
    const auto membership = room ? store::Memberships{tx.sql()}.find(room->pk, person.pk) : std::nullopt;
    if (!membership) continue;
    if (is_last_owner(tx, *membership)) replace_last_owner(tx, ctx, actor, *room, person.pk);
    remove_member(tx, ctx, actor, *room, person, *membership);
  }
}

void take_out(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow room, const UserId& user,
              const store::Person& person) {
  const auto membership = store::Memberships{tx.sql()}.find(room.pk, person.pk);
  if (!membership) return;
  if (is_last_owner(tx, *membership)) {
    throw Refusal(errors::last_owner, "This is the last owner. Please set a new owner before removing this one.");
  }
  depart(tx, ctx, room, *membership, user);
  forget_mutes(tx, room, person.ref.username);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {std::string{told_as(room, Passage::removed)}, person.ref.username});
  triggers::room_event(tx, ctx, triggers::RoomEvent::left, room, user);
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
  take_out_of_discussions(tx, ctx, actor, guard.row(), person);
  // Said also of one who was not in it: that one may have read it all the same.
  tx.publish(bus::RoomChanged{.room = id, .change = bus::Change::updated, .banned = user});
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
