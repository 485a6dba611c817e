#pragma once
// Proof that it is still the person who calls, of calls by which whoever finds an open session could make it their own:
// a second factor; or the password, of who has none.

#include <string>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::accounts {

/// When a call asks for proof.
enum class Proof {
  none,
  remembered,  // unless the same session has given it in the last Accounts_TwoFactorAuthentication_RememberFor seconds
  each_time,
  by_change,  // each time, where what is changed needs it: the use case asks
};

/// What came beside a call. A proof is remembered for the program and the address that it came from.
struct Evidence {
  std::string code, method;  // empty: none; of the method `password` the code is the SHA-256 in hex
  std::string address, user_agent;
};

/// Asks for what the call's declaration says. Whoever has a second factor gives its code; others their password, where
/// Accounts_TwoFactorAuthentication_Enforce_Password_Fallback is on and they have not just registered, and nothing
/// where it is off. Of who acts as somebody else their own is asked for. A token that bypasses second factors is asked
/// for nothing. Commits transactions of its own: a code is used up by it. Throws Refusal(totp_required | totp_invalid |
/// totp_max_attempts).
void require_proof(const Context& ctx, const Actor& actor, Proof proof, const Evidence& evidence);

enum class Factor { none, totp, password };
/// What a change of one's own password or address rests on: the second factor, and the password of who has none or
/// calls with a token that bypasses it. Nothing, of an account without either.
[[nodiscard]] Factor factor_of_change(const Context& ctx, const Actor& actor, const model::User& account);
/// The code of such a change, in its transaction, which holds the lock of the account. Commits, and throws, when it is
/// wrong; a right one is used up with the change. Throws as require_proof().
void require_code(Transaction& tx, const Context& ctx, const model::User& account, const Evidence& evidence);
/// The password of such a change, where it comes as a code. Throws as require_proof().
void require_password(const Context& ctx, const model::User& account, const Evidence& evidence);
/// Whether it is the account's password; false counts as a wrong code. Some 70 ms of CPU. Throws
/// Refusal(totp_max_attempts).
[[nodiscard]] bool is_password_of(const Context& ctx, const model::User& account, const std::string& digest);

}  // namespace confab::core::accounts
