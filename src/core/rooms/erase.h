#pragma once

#include "core/access/room.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Deletes the room with all its messages and its discussions. Needs delete-c, delete-p or delete-d, or where a team
/// hosts it delete-team-channel or delete-team-group there. Throws Refusal(room_not_found | not_allowed |
/// cannot_delete_team_channel).
void erase(const Context& ctx, const Actor& actor, const RoomId& id);
/// Whether the actor may.
[[nodiscard]] bool may_erase(sql::Session& session, const Context& ctx, const Actor& actor,
                             const access::ReadableRoom& room);
/// The same for a locked room that goes for another reason, which the caller has checked. Where it is a team's main
/// room, the team ends.
void erase(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room);

}  // namespace confab::core::rooms
