#include "core/rooms/archive.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/triggers/request.h"
#include "permissions/groups/rooms.h"
#include "store/membership_writer.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

void set_archived(Transaction& tx, const Context& ctx, const Actor& actor, const access::ManageableRoom& guard,
                  bool archived) {
  auto room = guard.row();
  room.archived = archived;
  room.updated_at = tx.change_time();
  store::RoomWriter{tx}.update(room);
  // It leaves the sidebars, and comes back to them; in between everybody may open it for themselves.
  store::MembershipWriter{tx}.set_all_open(room.pk, !archived, room.updated_at);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {archived ? "room-archived" : "room-unarchived", ""});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  if (archived) triggers::room_event(tx, ctx, triggers::RoomEvent::archived, room, actor.id);
  audit::record(tx, ctx, actor, archived ? "room.archived" : "room.unarchived", room.id.value);
  tx.commit();
}

access::ManageableRoom may_archive(access::LockedRoom room, const Context& ctx, const Actor& actor,
                                   permissions::Permission permission) {
  if (!room.allows(ctx, actor, permission)) throw Refusal(errors::room_not_authorized, "Not authorized");
  return access::manageable(std::move(room), ctx, actor, permission);
}

std::string called(const store::RoomRow& room) {
  return (room.traits().open ? "The channel, " : "The private group, ") + room.name.value_or("");
}

}  // namespace

void archive(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = may_archive(access::locked(tx, ctx, actor, id), ctx, actor, permissions::rooms("archive-room"));
  require_managed(guard.row());
  if (guard.row().archived) throw Refusal(errors::room_archived, called(guard.row()) + ", is archived");
  set_archived(tx, ctx, actor, guard, true);
}

void unarchive(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = may_archive(access::locked(tx, ctx, actor, id), ctx, actor, permissions::rooms("unarchive-room"));
  require_managed(guard.row());
  if (!guard.row().archived) {
    throw Refusal::plain(errors::action_not_allowed, called(guard.row()) + ", is not archived");
  }
  set_archived(tx, ctx, actor, guard, false);
}

}  // namespace confab::core::rooms
