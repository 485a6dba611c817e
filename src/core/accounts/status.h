#pragma once

#include <optional>
#include <string>

#include "core/kernel/context.h"

namespace confab::core::accounts {

/// Chooses how one is seen, and the text beside it; left out: unchanged. For somebody else with edit-other-user-info.
/// Throws Refusal(invalid_status | status_not_allowed | not_allowed).
void set_status(const Context& ctx, const Actor& actor, const UserId& user, const std::optional<std::string>& status,
                const std::optional<std::string>& text);

}  // namespace confab::core::accounts
