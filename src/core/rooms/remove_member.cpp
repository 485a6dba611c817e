#include "core/rooms/remove_member.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/passage.h"
#include "core/rooms/room_document.h"
#include "core/triggers/request.h"
#include "permissions/groups/members.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

model::Room remove_member(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user) {
  Transaction tx(ctx);
  auto found = access::locked(tx, ctx, actor, id);
  require_managed(found.row());
  const auto anywhere = access::rights(found.row().kind).remove_from_any;
  const auto guard = access::manageable(std::move(found), ctx, actor, anywhere, permissions::members("remove-user"));
  const auto person = person_by_id(tx, user);
  const auto membership = membership_of(tx, guard.pk(), person);
  if (is_last_owner(tx, membership)) {
    throw Refusal(errors::last_owner, "This is the last owner. Please set a new owner before removing this one.");
  }
  auto room = guard.row();
  remove_member(tx, ctx, actor, room, person, membership);
  auto document = room_document(tx, ctx, actor, guard);
  tx.commit();
  return document;
}

void remove_member(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
                   const store::Person& person, const store::Membership& membership) {
  depart(tx, ctx, room, membership, person.ref.id);
  forget_mutes(tx, room, person.ref.username);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {std::string{told_as(room, Passage::removed)}, person.ref.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  triggers::room_event(tx, ctx, triggers::RoomEvent::left, room, person.ref.id);
  audit::record(tx, ctx, actor, "room.member_removed", room.id.value, {{"user", person.ref.id.value}});
}

}  // namespace confab::core::rooms
