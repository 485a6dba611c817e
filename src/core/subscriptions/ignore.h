#pragma once

#include "core/kernel/context.h"

namespace confab::core::subscriptions {

/// Whether the actor wants to see what another member writes in the room; clients hide it, and nothing of it is told on
/// the actor's screens. What is so already changes nothing. Throws Refusal(room_not_found | invalid_subscription:
/// one of the two is no member).
void ignore(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user, bool ignored);

}  // namespace confab::core::subscriptions
