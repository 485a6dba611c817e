#pragma once
// A room that was opened from another one, its parent, and what the parent shows of it: the message that announces it.

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Something was written in a locked room, or taken out of it, or the room itself is gone: where it is a discussion,
/// those who look at its parent hear what its announcement says now. The parent is locked for it. Other rooms pay
/// nothing for this.
void tell_parent(Transaction& tx, const Context& ctx, const store::RoomRow& room);
/// A message in a locked room is gone, or emptied: the discussion that it announced goes with it.
void erase_announced(Transaction& tx, const Context& ctx, const Actor& actor, const model::Message& gone);
/// A locked room of whatever kind ends: with all that was written in it, its files and its discussions, and with what
/// people keep for themselves about it (drafts, messages for later, reminders, its place in sidebars). From then on it
/// is there for nobody; rows that are many are removed by jobs (forget_room.h). Its members are told, and it is
/// recorded. Whatever else hangs on a room belongs here; there is no other way to remove one. Whether the actor may,
/// and what a team has to do with it, is the caller's.
void erase_room(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room);

}  // namespace confab::core::messages
