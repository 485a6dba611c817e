#pragma once

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

/// The message is pinned to its room, and a system message says so, which is returned. One that is pinned already stays
/// as it is, and is returned itself. Throws Refusal(message_not_found | action_not_allowed: the workspace has no pins,
/// or a system message | not_authorized | room_archived).
model::Message pin(const Context& ctx, const Actor& actor, const MessageId& id);
/// It is pinned no more; one that is not pinned stays as it is. Throws as pin().
void unpin(const Context& ctx, const Actor& actor, const MessageId& id);

}  // namespace confab::core::messages
