#pragma once
// An administrator acts as somebody else, to see what they see: in a session of its own, of which the audit log names
// both. It ends when it is stopped, after eight hours, when the administrator logs out, when
// Accounts_AllowUserImpersonation goes off, and when the rights of either change (core/impersonation/ending.h).

#include "core/accounts/login.h"

namespace confab::core::accounts {

inline constexpr std::chrono::hours kLongestImpersonation{8};

/// With impersonate-user, as an active person who has no right that the actor has not; one session at a time, the one
/// before ends. Throws Refusal(impersonation_disabled | not_allowed | invalid_user | action_not_allowed |
/// impersonating | must_be_logged_in).
NewToken impersonate(const Context& ctx, const Actor& actor, const UserId& user, const Client& client);

/// Ends the session of the actor's token. Throws Refusal(not_impersonating).
void stop_impersonating(const Context& ctx, const Actor& actor);

}  // namespace confab::core::accounts
