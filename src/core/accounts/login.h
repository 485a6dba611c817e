#pragma once

#include <optional>
#include <string>

#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "model/user.h"

namespace confab::core::accounts {

/// Where a log-in comes from.
struct Client {
  std::string address, user_agent;
};

/// A new session. The token is told here and nowhere again.
struct LoggedIn {
  model::User user;
  std::string token, token_hash;
  std::optional<Timestamp> expires_at;
};

struct PasswordLogin {
  std::string login;      // username or e-mail address
  std::string digest;     // lower-case hex SHA-256 of the password
  bool by_id = false;     // `login` is a user id
  std::string code = {};  // of the second factor
};

/// Throws Refusal(login_refused), the same for a wrong password and an unknown user, (login_blocked_for_user |
/// login_blocked_for_ip) after too many failures since the last success, (user_is_not_activated |
/// app_user_may_not_login); once the password was right, (login_totp_required | login_totp_invalid |
/// login_totp_max_attempts) where a code is asked for. Some 70 ms of CPU, also for unknown users.
LoggedIn login_with_password(const Context& ctx, const PasswordLogin& login, const Client& client);

/// Continues a session. Throws Refusal(login_refused) with the sentence that clients know: logged out, or expired.
LoggedIn resume(const Context& ctx, Sessions& sessions, const std::string& token, const Client& client);

/// A new token for a user, as a log-in would make it. `tx` stores it, and holds the lock of the account (access/user.h,
/// or store::Users::by_pk_locked()): otherwise the token could outlive what ends all tokens at the same moment.
struct NewToken {
  std::string token, hash;
  std::optional<Timestamp> expires_at;
};
/// Whose session it really is, where an administrator acts as the user.
struct TokenUse {
  std::optional<std::int64_t> impersonator_pk = {};
  std::optional<std::chrono::milliseconds> longest = {};  // beyond what Accounts_LoginExpiration says, not at all
};
NewToken make_login_token(sql::Transaction& tx, const Context& ctx, std::int64_t user_pk, const Client& client,
                          const TokenUse& use = {});

/// Ends the session of the actor's token.
void logout(const Context& ctx, const Actor& actor);
/// Ends all login sessions of a user. For somebody else with logout-other-user. Throws
/// Refusal(not_allowed | invalid_user | action_not_allowed) as access::changeable().
void logout_user(const Context& ctx, const Actor& actor, const UserId& user);
/// Ends all the actor's login sessions and begins a new one. Throws Refusal(must_be_logged_in) when the actor's own has
/// ended meanwhile.
NewToken renew_alone(const Context& ctx, const Actor& actor, const Client& client);
/// Ends the actor's other login sessions; its own goes on.
void logout_others(const Context& ctx, const Actor& actor);

}  // namespace confab::core::accounts
