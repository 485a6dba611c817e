#pragma once
// The second factor: a code that changes with the clock, from an app that shares a secret with the server, or one of
// twelve codes for whoever has lost the app.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"

namespace confab::core::accounts {

/// How a code did; too_many: as wrong_codes.h.
enum class CodeVerdict { right, wrong, missing, too_many };
/// Whether the account has a second factor, and the workspace asks for it.
[[nodiscard]] bool asks_for_code(const Context& ctx, const model::User& account);
/// A code that came with a log-in of `account`, or with a call: right where no factor is asked for. The caller holds
/// the lock of the account, and commits unless it is `missing`: a wrong code counts, and one that was right is used up.
[[nodiscard]] CodeVerdict check_code(Transaction& tx, const Context& ctx, const model::User& account,
                                     const std::string& code);
/// What clients are told of the factor that a refusal asks for.
[[nodiscard]] json::object totp_details();

struct TotpOffer {
  std::string secret;  // told here and nowhere again
  std::string url;     // the same for an app to scan
};
/// A secret that counts once confirm_totp() has seen a code made with it. Throws Refusal(two_factor_already_enabled |
/// not_allowed | impersonating): the second where the workspace wants no such factor.
TotpOffer offer_totp(const Context& ctx, const Actor& actor);
/// Begins to ask for codes; other log-ins end, personal tokens stay. The backup codes, told here and nowhere again.
/// Throws Refusal(invalid_totp | totp_max_attempts | impersonating).
std::vector<std::string> confirm_totp(const Context& ctx, const Actor& actor, const std::string& code);
/// No code is asked for any more. False: the code is wrong, or there was no factor. Throws Refusal(totp_max_attempts |
/// impersonating).
bool disable_totp(const Context& ctx, const Actor& actor, const std::string& code);
/// Twelve new backup codes in place of what was left. Throws Refusal(invalid_totp | totp_max_attempts | impersonating);
/// the first also where there is no factor.
std::vector<std::string> renew_backup_codes(const Context& ctx, const Actor& actor, const std::string& code);
/// Throws Refusal(invalid_totp) where there is no factor.
std::int64_t backup_codes_left(const Context& ctx, const Actor& actor);
/// Takes somebody else's factor away, for who has lost it, and ends all their tokens. Needs edit-other-user-totp. One's
/// own goes with a code alone: a session that was left open must not be enough. Throws Refusal(not_allowed |
/// two_factor_not_enabled) and what access::changeable() does.
void reset_totp(const Context& ctx, const Actor& actor, const UserId& user);

}  // namespace confab::core::accounts
