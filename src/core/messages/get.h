#pragma once

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

/// Throws Refusal(message_not_found).
model::Message get(const Context& ctx, const Actor& actor, const MessageId& id);
/// Those among the ids that the actor may read, in the order asked for.
std::vector<model::Message> get_several(const Context& ctx, const Actor& actor, const std::vector<MessageId>& ids);

}  // namespace confab::core::messages
