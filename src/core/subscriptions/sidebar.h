#pragma once

#include "core/kernel/context.h"

namespace confab::core::subscriptions {

/// All throw Refusal(room_not_found | user_not_in_room), and change nothing, and tell nobody, where it is so already.
void set_favorite(const Context& ctx, const Actor& actor, const RoomId& room, bool favorite);
/// Shows the room in the sidebar. Returns whether it was hidden before.
bool open(const Context& ctx, const Actor& actor, const RoomId& room);
/// Takes it out of the sidebar until the next message to the actor. Returns whether it was shown before.
bool hide(const Context& ctx, const Actor& actor, const RoomId& room);

}  // namespace confab::core::subscriptions
