#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "store/memberships.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Throws Refusal(room_not_found | user_not_in_room | not_allowed | direct_message_room | last_owner).
void leave(const Context& ctx, const Actor& actor, const RoomId& id);
/// The same, for which no thread waits (transact_in_room()). `then` hears true.
void leave_later(const Context& ctx, const Actor& actor, const RoomId& id, Then<bool> then);
/// The same for a locked room that the actor may leave, as part of what the caller does.
void leave(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
           const store::Membership& membership);

}  // namespace confab::core::rooms
