#pragma once

#include <string>

#include "core/kernel/context.h"

namespace confab::core::moderation {

/// Tells the moderators of a message that the actor may read. Nobody else learns of it. Throws
/// Refusal(unknown_message_reported | invalid_description: none).
void report_message(const Context& ctx, const Actor& actor, const MessageId& id, const std::string& description);
/// Tells them of somebody. Throws Refusal(invalid_user | invalid_description: none).
void report_user(const Context& ctx, const Actor& actor, const UserId& id, const std::string& description);

}  // namespace confab::core::moderation
