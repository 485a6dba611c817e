#include "core/rooms/erase.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/teams.h"
#include "core/access/room_rights.h"
#include "core/access/team.h"
#include "core/kernel/transaction.h"
#include "core/messages/discussion.h"
#include "core/rooms/hosting.h"
#include "permissions/groups/rooms.h"

namespace confab::core::rooms {

void erase(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, id);
  if (!may_erase(tx, ctx, actor, guard)) throw Refusal(errors::not_allowed, "Not allowed");
  if (guard.row().is_team_main()) {
    throw Refusal(errors::cannot_delete_team_channel, "Cannot delete a team channel", {{"method", "eraseRoom"}});
  }
  erase(tx, ctx, actor, guard.row());
  tx.commit();
}

bool may_erase(sql::Session& session, const Context& ctx, const Actor& actor, const access::ReadableRoom& room) {
  const auto& rights = access::rights(room.row().kind);
  if (room.allows(ctx, actor, rights.erase)) return true;
  if (!room.row().is_hosted() || !rights.erase_in_team) return false;
  const auto team = access::team_of(session, ctx, actor, room.row());
  return team && team->allows(ctx, actor, *rights.erase_in_team);
}

void erase(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room) {
  if (room.is_team_main()) dissolve_team(tx, room);
  tell_team(tx, ctx, actor, room, "user-deleted-room-from-team");
  messages::erase_room(tx, ctx, actor, room);
}

}  // namespace confab::core::rooms
