#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// Deletes the room with all its messages. Needs delete-c, delete-p or delete-d. Throws Refusal(room_not_found |
/// not_allowed).
void erase(const Context& ctx, const Actor& actor, const RoomId& id);

}  // namespace confab::core::rooms
