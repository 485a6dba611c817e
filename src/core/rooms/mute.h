#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// The user cannot write in the room any more (in a read-only room: loses the exception). Throws
/// Refusal(room_not_found | not_allowed | user_not_in_room | direct_message_room).
void mute(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& username);
/// In a read-only room: may write all the same. Throws as mute().
void unmute(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& username);

}  // namespace confab::core::rooms
