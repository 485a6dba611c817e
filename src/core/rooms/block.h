#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// In the conversation of two: neither writes to the other any more, until the one who blocked takes it back. Throws
/// Refusal(room_not_found | user_not_in_room | invalid_room: another kind of room | not_allowed: that is not the other
/// person).
void block(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& other);
void unblock(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& other);
/// The same, whoever the other person is.
void set_blocked(const Context& ctx, const Actor& actor, const RoomId& room, bool blocked);

}  // namespace confab::core::rooms
