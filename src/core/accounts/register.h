#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/accounts/login.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::accounts {

struct Registration {
  std::string username, name, email, password;
  std::string secret;  // of the registration address, where one is needed
  std::optional<std::string> reason;
  json::object custom_fields = {};
};

/// A person makes an account for themself. While there is no administrator, the account becomes one, whatever the
/// registration setting says. Throws Refusal(input_is_not_valid | invalid_username | blocked_username |
/// taken_at_registration | custom_field_refused | registration_disabled | registration_secret | password_policy_not_met
/// | field_required | invalid_domain | invalid_email | email_exists), the first of them that holds, in this order.
model::User register_user(const Context& ctx, const Registration& registration);

/// An account of the role `anonymous` for a visitor, without a name, an address or a password, and a session of it. Who
/// is logged in so chooses a username before writing. Unless
/// Accounts_AllowAnonymousRead and Accounts_AllowAnonymousWrite are on, everybody needs an address: throws
/// Refusal(field_required).
LoggedIn register_visitor(const Context& ctx, const Client& client);

/// Whether the text is the secret of the registration address, where one is needed (Accounts_RegistrationForm).
[[nodiscard]] bool is_registration_secret(const Context& ctx, std::string_view secret);

struct NewUser {
  std::string username, name, email, password;
  bool random_password = false;
  bool active = true;
  bool verified = false;
  bool require_password_change = false;
  bool join_default_channels = true;
  std::vector<std::string> roles;  // empty: the setting's default
  std::optional<std::string> bio, nickname, status_text;
  std::optional<json::object> custom_fields;  // left out: none, whatever is required of people who register
};

/// Somebody with create-user makes an account for somebody else. Throws Refusal(action_not_allowed) for a role that
/// does not exist, (custom_field_refused), and what names.h throws.
model::User create_user(const Context& ctx, const Actor& actor, const NewUser& wanted);

struct FirstAdmin {
  std::string username, name, email, password;
  UserId id;  // empty: random
  bool email_verified = false;
};

/// Makes an administrator, while there is none; for a start by script.
void ensure_admin(const Context& ctx, const FirstAdmin& admin);

}  // namespace confab::core::accounts
