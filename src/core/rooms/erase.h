#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Deletes the room with all its messages. Needs delete-c, delete-p or delete-d. Throws Refusal(room_not_found |
/// not_allowed).
void erase(const Context& ctx, const Actor& actor, const RoomId& id);
/// The same for a locked room that goes for another reason, which the caller has checked.
void erase(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room);

}  // namespace confab::core::rooms
