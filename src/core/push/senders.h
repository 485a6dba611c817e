#pragma once

#include <memory>

#include "core/kernel/context.h"
#include "services/push/fcm.h"

namespace confab::core::push {

/// By what phones are told, as the settings say now; nullptr: by nothing. `tokens` outlives it.
[[nodiscard]] std::unique_ptr<services::push::Sender> sender(const Context& ctx, services::push::AccessTokens& tokens);
/// Whether something is chosen, as far as that can be said without a look at it: what it costs counts, for each message
/// asks.
[[nodiscard]] bool is_chosen(const Context& ctx);
/// Whether phones are told at all (Push_enable).
[[nodiscard]] bool is_enabled(const Context& ctx);
/// Whether it is Rocket.Chat's own gateway, as it is until somebody chooses another one.
[[nodiscard]] bool is_default_gateway(const Context& ctx);

}  // namespace confab::core::push
