#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// Nobody can write any more and it leaves the sidebars. Throws Refusal(room_not_found | room_not_authorized |
/// direct_message_room | room_archived).
void archive(const Context& ctx, const Actor& actor, const RoomId& id);
/// Throws Refusal(room_not_found | not_allowed | direct_message_room | action_not_allowed).
void unarchive(const Context& ctx, const Actor& actor, const RoomId& id);

}  // namespace confab::core::rooms
