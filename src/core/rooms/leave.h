#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// Throws Refusal(room_not_found | user_not_in_room | not_allowed | direct_message_room | last_owner).
void leave(const Context& ctx, const Actor& actor, const RoomId& id);

}  // namespace confab::core::rooms
