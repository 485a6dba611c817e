#pragma once

#include "base/later.h"
#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

/// The actor's star is on the message, or is not; what is so already changes nothing. Throws
/// Refusal(message_not_found | action_not_allowed: the workspace has no stars).
void star(const Context& ctx, const Actor& actor, const MessageId& id, bool starred);
/// The same, for which no thread waits (transact_later()); whether something has changed.
void star_later(const Context& ctx, const Actor& actor, const MessageId& id, bool starred, Then<bool> then);

}  // namespace confab::core::messages
