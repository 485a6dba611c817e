#include "core/rooms/archive.h"

#include "base/error.h"
#include "bus/room_events.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "permissions/groups/rooms.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

void set_archived(Transaction& tx, const Context& ctx, const Actor& actor, const access::ManageableRoom& guard,
                  bool archived) {
  auto room = guard.row();
  room.archived = archived;
  room.updated_at = ctx.clock.now();
  store::RoomWriter{tx}.update(room);
  messages::post_system(tx, ctx, room, messages::author_of(actor),
                        {archived ? "room-archived" : "room-unarchived", ""});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  audit::record(tx, ctx, actor, archived ? "room.archived" : "room.unarchived", room.id.value);
  tx.commit();
}

}  // namespace

void archive(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, permissions::rooms("archive-room"));
  require_managed(guard.row());
  if (guard.row().archived) throw Refusal(ErrorCode::room_archived, "The room is archived");
  set_archived(tx, ctx, actor, guard, true);
}

void unarchive(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, id, permissions::rooms("unarchive-room"));
  require_managed(guard.row());
  if (!guard.row().archived) throw Refusal(ErrorCode::action_not_allowed, "The room is not archived");
  set_archived(tx, ctx, actor, guard, false);
}

}  // namespace confab::core::rooms
