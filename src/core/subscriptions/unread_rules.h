#pragma once

#include "settings/settings.h"
#include "store/subscription_documents.h"

namespace confab::core::subscriptions {

/// What the wire's `unread` counts at present.
[[nodiscard]] store::UnreadRules unread_rules(const settings::Settings& settings);

}  // namespace confab::core::subscriptions
