#pragma once

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

/// The actor's star is on the message, or is not; what is so already changes nothing. Throws
/// Refusal(message_not_found | action_not_allowed: the workspace has no stars).
void star(const Context& ctx, const Actor& actor, const MessageId& id, bool starred);

}  // namespace confab::core::messages
