#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/kernel/context.h"

namespace confab::core::accounts {

/// Throws Refusal(invalid_status) for what is none of online, away, busy and offline.
void check_known_status(const std::string& status);

/// Sets how somebody is seen, and the text beside it; left out: unchanged. The status is seen at once, with or without
/// a connection, until the next one comes or goes. For somebody else with edit-other-user-info. Throws
/// Refusal(unauthorized): somebody else, without it; (not_allowed) where nobody may change the text, whatever is
/// changed; and (invalid_status | status_not_allowed | invalid_user | action_not_allowed | time_out_of_reach).
/// At `expires_at` both are as if nothing had been chosen (status_end.h); left out: they stay.
void set_status(const Context& ctx, const Actor& actor, const UserId& user, const std::optional<std::string>& status,
                const std::optional<std::string>& text, const std::optional<Timestamp>& expires_at = {});

/// Chooses how one is seen while one is connected, and the text beside it; left out: unchanged. Throws
/// Refusal(invalid_status | status_not_allowed), and (not_allowed) for a text where nobody may change it.
void choose_status(const Context& ctx, const Actor& actor, const std::optional<std::string>& status,
                   const std::optional<std::string>& text);

/// A status text as it is kept: trimmed, and no longer than 120 characters (UTF-16 units).
[[nodiscard]] std::string kept_status_text(std::string_view text);

}  // namespace confab::core::accounts
