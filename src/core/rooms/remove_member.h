#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/room.h"
#include "store/memberships.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Throws Refusal(room_not_found | not_allowed | user_not_in_room | direct_message_room | last_owner).
model::Room remove_member(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user);
/// The same for a locked room and somebody who may be taken out of it, as part of what the caller does.
void remove_member(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
                   const store::Person& person, const store::Membership& membership);

}  // namespace confab::core::rooms
