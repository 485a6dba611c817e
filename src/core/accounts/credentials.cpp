#include "core/accounts/credentials.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/text.h"

namespace confab::core::accounts {
namespace {

std::string text_of(const json::value* value) {
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

PasswordLogin password_login(const json::object& options) {
  PasswordLogin login;
  const auto* user = options.if_contains("user");
  if (user != nullptr && user->is_object()) {
    login.login = text_of(find_member(*user, "username"));
    if (login.login.empty()) login.login = text_of(find_member(*user, "email"));
    if (login.login.empty()) {
      login.login = text_of(find_member(*user, "id"));
      login.by_id = !login.login.empty();
    }
  } else {
    login.login = text_of(user);
  }
  if (login.login.empty()) login.login = text_of(options.if_contains("username"));
  if (login.login.empty()) login.login = text_of(options.if_contains("email"));
  return login;
}

}  // namespace

std::string password_digest(const json::value& password) {
  if (const auto* digest = find_member(password, "digest"); digest != nullptr && digest->is_string()) {
    return to_lower_ascii(std::string_view{digest->get_string()});
  }
  return password.is_string() ? sha256_hex(std::string_view{password.get_string()}) : std::string{};
}

LoggedIn login(const Context& ctx, Sessions& sessions, const json::object& options, const Client& client) {
  if (const auto* wrapper = options.if_contains("totp")) {
    const auto* inner = find_member(*wrapper, "login");
    if (inner == nullptr || !inner->is_object() || inner->get_object().contains("totp")) {
      throw Refusal(errors::login_unrecognized, "Unrecognized options for login request");
    }
    auto wrapped = inner->get_object();
    wrapped["code"] = text_of(find_member(*wrapper, "code"));
    return login(ctx, sessions, wrapped, client);
  }
  if (const auto token = text_of(options.if_contains("resume")); !token.empty()) {
    return resume(ctx, sessions, token, client);
  }
  auto attempt = password_login(options);
  const auto* password = options.if_contains("password");
  if (attempt.login.empty() || password == nullptr) {
    throw Refusal(errors::login_unrecognized, "Unrecognized options for login request");
  }
  attempt.digest = password_digest(*password);
  attempt.code = text_of(options.if_contains("code"));
  if (attempt.digest.empty()) throw Refusal(errors::login_refused, "User not found or incorrect password");
  return login_with_password(ctx, attempt, client);
}

std::string given_digest(const json::value& password) {
  if (password.is_string()) {
    const std::string_view text = password.get_string();
    const bool is_digest = text.size() == 64 && text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
    if (is_digest) return std::string{text};
  }
  return password_digest(password);
}

}  // namespace confab::core::accounts
