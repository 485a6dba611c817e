#include "core/rooms/remove_member.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "bus/room_events.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/members.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

// Who is muted and comes back must not be silent for a reason nobody remembers.
void forget_mutes(Transaction& tx, const Context& ctx, store::RoomRow& room, const std::string& username) {
  if (std::erase(room.muted, username) + std::erase(room.unmuted, username) == 0) return;
  room.updated_at = ctx.clock.now();
  store::RoomWriter{tx}.update(room);
}

}  // namespace

model::Room remove_member(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user) {
  Transaction tx(ctx);
  auto found = access::locked(tx, ctx, actor, id);
  require_managed(found.row());
  const auto anywhere = access::rights(found.row().kind).remove_from_any;
  const auto guard = access::manageable(std::move(found), ctx, actor, anywhere, permissions::members("remove-user"));
  const auto person = person_by_id(tx, user);
  const auto membership = membership_of(tx, guard.pk(), person);
  if (membership.has_role("owner") && store::Memberships{tx.sql()}.count_with_role(guard.pk(), "owner") == 1) {
    throw Refusal(errors::last_owner, "This is the last owner. Please set a new owner before removing this one.");
  }
  auto room = guard.row();
  depart(tx, ctx, room, membership, user);
  forget_mutes(tx, ctx, room, person.ref.username);
  messages::post_system(tx, ctx, room, messages::author_of(actor), {"ru", person.ref.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  audit::record(tx, ctx, actor, "room.member_removed", room.id.value, {{"user", user.value}});
  auto document = room_document(tx, ctx, actor, guard);
  tx.commit();
  return document;
}

}  // namespace confab::core::rooms
