#pragma once

#include "base/json.h"
#include "core/accounts/login.h"

namespace confab::core::accounts {

/// Logs in with an options object as both protocols send it (compat/ddp.md, "Login"): `resume`; or `user` (a name, or
/// {username} | {email} | {id}), `username` or `email` with a `password` that is plain text or {digest, algorithm:
/// "sha-256"}, and a `code` where a second factor is asked for; or {totp: {code, login: {one of these}}}. Throws
/// Refusal(login_refused | login_unrecognized) for anything else, and what login.h throws.
LoggedIn login(const Context& ctx, Sessions& sessions, const json::object& options, const Client& client);

/// The lower-case hex SHA-256 of a password that came as text, as {digest}, or as such a digest already.
[[nodiscard]] std::string password_digest(const json::value& password);
/// The same for the current password beside a change: the app sends the digest in hex, scripts send plain text.
[[nodiscard]] std::string given_digest(const json::value& password);

}  // namespace confab::core::accounts
