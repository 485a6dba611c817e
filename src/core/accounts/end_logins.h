#pragma once
// Ends the log-ins of a person, and what rests on them.

#include <optional>
#include <string>

#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::accounts {

/// Ends all log-ins of a user but the one with `kept` (a token's hash), the sessions in which they act as somebody else
/// or somebody as them, and tells the connections. Personal tokens stay. `actor`: who did what ends them.
void end_logins(Transaction& tx, const Context& ctx, const Actor& actor, const UserId& user, std::int64_t user_pk,
                const std::optional<std::string>& kept = std::nullopt);

}  // namespace confab::core::accounts
