#pragma once

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

/// Throws Refusal(room_not_found | not_allowed | user_not_in_room | direct_message_room | last_owner).
model::Room remove_member(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user);

}  // namespace confab::core::rooms
