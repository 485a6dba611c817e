#include "core/accounts/names.h"

#include <algorithm>
#include <array>

#include "base/blank.h"
#include "base/detail_list.h"
#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/latin.h"
#include "base/pattern.h"
#include "base/text.h"
#include "settings/groups/password_policy.h"
#include "settings/groups/registration.h"
#include "settings/groups/rooms.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kMaxUsername = 120;
constexpr std::size_t kMaxEmail = 254;  // RFC 5321

// The administrator's pattern, which was checked when it was saved.
bool matches_pattern(const Context& ctx, std::string_view name) {
  const auto text = ctx.settings.text(settings::rooms("UTF8_User_Names_Validation"));
  return Pattern{text.empty() ? "[0-9a-zA-Z-_.]+" : text}.matches(name);
}

bool is_well_formed(const Context& ctx, std::string_view username) {
  return !username.empty() && utf16_length(username) <= kMaxUsername && matches_pattern(ctx, username);
}

// People log in by username or by address: what is one of somebody must not be the other of somebody else.
bool is_taken(sql::Session& session, std::string_view login, const UserId& own) {
  store::Users users{session};
  const auto of_other = [&](const std::optional<model::User>& user) { return user && user->id != own; };
  return (users.username_taken(login) && of_other(users.by_username(login))) ||
         (users.email_taken(login) && of_other(users.by_email(login)));
}

bool stands_in(const std::string& list, std::string_view username) {
  const auto names = split(list, ',');
  return std::any_of(names.begin(), names.end(), [&](const auto& name) { return equal_ignoring_case(name, username); });
}

bool is_blocked(const Context& ctx, std::string_view username) {
  if (equal_ignoring_case(username, "all") || equal_ignoring_case(username, "here")) return true;  // mean everybody
  return stands_in(ctx.settings.text(settings::registration("Accounts_BlockedUsernameList")), username);
}

bool is_reserved(const Context& ctx, std::string_view username) {
  return stands_in(ctx.settings.text(settings::registration("Accounts_SystemBlockedUsernameList")), username);
}

std::string_view domain_of(std::string_view address) {
  return address.substr(address.rfind('@') + 1);
}

bool is_email(std::string_view address) {
  const auto at = address.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || address.size() > kMaxEmail) return false;
  const auto domain = address.substr(at + 1);
  if (domain.empty() || domain.front() == '.' || domain.front() == '-' || domain.back() == '.') return false;
  if (domain.find("..") != std::string_view::npos || domain.find('@') != std::string_view::npos) return false;
  return address.find_first_of(" \t\r\n,;:<>()[]\\\"") == std::string_view::npos;
}

void check_form_of_email(std::string_view address) {
  if (is_email(address)) return;
  throw Refusal(errors::invalid_email, "Invalid email " + std::string{address}, {{"email", json::string(address)}});
}

// What may stand in any username, whatever the administrator's pattern; blanks as dots.
std::string name_like(std::string_view text) {
  std::string name;
  for (const char c : to_lower_ascii(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-')
      name.push_back(c);
    else if (c == ' ' && !name.empty() && name.back() != '.')
      name.push_back('.');
  }
  return name;
}

bool has(std::string_view text, auto&& predicate) {
  return std::any_of(text.begin(), text.end(), [&](char c) { return predicate(static_cast<unsigned char>(c)); });
}

std::size_t longest_run(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    run = i > 0 && text[i] == text[i - 1] ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

NameFault fault_of_username(sql::Session& session, const Context& ctx, std::string_view username, Holder holder,
                            const UserId& own) {
  if (!is_well_formed(ctx, username)) return NameFault::malformed;
  if (holder == Holder::anybody) {
    if (is_blocked(ctx, username)) return NameFault::blocked;
    if (is_reserved(ctx, username)) return NameFault::reserved;
  }
  return is_taken(session, username, own) ? NameFault::taken : NameFault::none;
}

void check_new_username(sql::Session& session, const Context& ctx, std::string_view username, Holder holder) {
  switch (fault_of_username(session, ctx, username, holder)) {
    case NameFault::none:
      return;
    case NameFault::malformed:
      refuse_malformed_username(username);
    case NameFault::blocked:
    case NameFault::reserved:
      refuse_blocked_username(username);
    case NameFault::taken:
      throw Refusal(errors::field_unavailable, std::string{username} + " is already in use :(",
                    {{"field", json::string(username)}});
  }
}

void refuse_blocked_username(std::string_view username) {
  throw Refusal(errors::blocked_username, std::string{username} + " is blocked and can't be used!",
                {{"field", json::string(username)}});
}

void refuse_malformed_username(std::string_view username) {
  throw Refusal(errors::input_is_not_valid, std::string{username} + " is not a valid username",
                {{"input", json::string(username)}, {"field", "Username"}});
}

void check_name(std::string_view name) {
  const auto lower = to_lower_ascii(name);
  constexpr std::array kSigns{"<", ">", "\\", "/", "%3c", "%3e", "%5c", "%2f"};
  const auto holds = [&](const char* sign) { return lower.find(sign) != std::string::npos; };
  if (std::ranges::any_of(kSigns, holds) || leaves_its_line(name) || (!name.empty() && shows_nothing(name))) {
    throw Refusal::plain(errors::input_is_not_valid, "Name contains invalid characters", {{"field", "name"}});
  }
}

bool is_available(const Context& ctx, std::string_view own, std::string_view username) {
  if (username == own) return true;
  return fault_of_username(*ctx.db.read(), ctx, username) == NameFault::none;
}

void check_email(sql::Session& session, std::string_view address, const UserId& own) {
  check_form_of_email(address);
  if (is_taken(session, address, own)) {
    throw Refusal(errors::field_unavailable, std::string{address} + " is already in use :(",
                  {{"field", json::string(address)}});
  }
}

void check_email_to_register(sql::Session& session, std::string_view address) {
  check_form_of_email(address);
  if (is_taken(session, address, {})) {
    throw Refusal(errors::email_exists, "Email already exists.", {{"field", json::string(address)}});
  }
}

void check_email_domain(const Context& ctx, std::string_view address) {
  const auto allowed = split(ctx.settings.text(settings::registration("Accounts_AllowedDomainsList")), ',');
  const auto is_its_own = [&](const auto& domain) { return equal_ignoring_case(trim(domain), domain_of(address)); };
  const bool matches = allowed.empty() || std::ranges::any_of(allowed, is_its_own);
  const auto blocked = split(ctx.settings.text(settings::registration("Accounts_BlockedDomainsList")), ',');
  if (!matches || std::ranges::any_of(blocked, is_its_own)) {
    throw Refusal(errors::invalid_domain, "E-mail addresses of this domain may not register here");
  }
}

void check_given_password(std::string_view password) {
  if (trim(password).empty()) {
    throw Refusal(errors::field_required, "The field Password is required.", {{"field", "Password"}});
  }
}

void check_password(const Context& ctx, std::string_view password) {
  check_given_password(password);
  const auto& settings = ctx.settings;
  if (!settings.boolean(settings::password_policy("Accounts_Password_Policy_Enabled"))) return;
  json::array broken;
  const auto rule = [&](bool kept, std::string_view name, std::string_view sentence) {
    if (kept) return;
    broken.push_back(
        {{"error", "error-password-policy-not-met-" + std::string{name}}, {"message", json::string(sentence)}});
  };
  const auto length = static_cast<std::int64_t>(utf16_length(password));
  const auto shortest = settings.integer(settings::password_policy("Accounts_Password_Policy_MinLength"));
  const auto longest = settings.integer(settings::password_policy("Accounts_Password_Policy_MaxLength"));
  rule(shortest < 1 || length >= shortest, "minLength",
       "The password does not meet the minimum length password policy.");
  rule(longest < 1 || length <= longest, "maxLength", "The password does not meet the maximum length password policy.");
  rule(!settings.boolean(settings::password_policy("Accounts_Password_Policy_ForbidRepeatingCharacters")) ||
           longest_run(password) <= static_cast<std::size_t>(std::max<std::int64_t>(
                                        1, settings.integer(settings::password_policy(
                                               "Accounts_Password_Policy_ForbidRepeatingCharactersCount")))),
       "repeatingCharacters", "The password contains repeating characters which is against the password policy.");
  rule(!settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneLowercase")) ||
           has(password, [](unsigned char c) { return c >= 'a' && c <= 'z'; }),
       "oneLowercase",
       "The password does not contain at least one lowercase character which is against the password policy.");
  rule(!settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneUppercase")) ||
           has(password, [](unsigned char c) { return c >= 'A' && c <= 'Z'; }),
       "oneUppercase",
       "The password does not contain at least one uppercase character which is against the password policy.");
  rule(!settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneNumber")) ||
           has(password, [](unsigned char c) { return c >= '0' && c <= '9'; }),
       "oneNumber",
       "The password does not contain at least one numerical character which is against the password policy.");
  rule(!settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneSpecialCharacter")) ||
           has(password,
               [](unsigned char c) {
                 return c >= 0x80 || !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
               }),
       "oneSpecial",
       "The password does not contain at least one special character which is against the password policy.");
  if (broken.empty()) return;
  throw Refusal::plain(errors::password_policy_not_met,
                       "The password provided does not meet the server's password policy.",
                       detail_list(std::move(broken)));
}

std::string suggest_username(const Context& ctx, std::string_view from) {
  const bool latin = ctx.settings.boolean(settings::rooms("UTF8_Names_Slugify"));
  const std::string name{from.substr(0, from.find('@'))};
  auto base = name_like(latin ? to_latin(name) : name);
  if (base.empty())
    base = name_like(ctx.settings.text(settings::registration("Accounts_DefaultUsernamePrefixSuggestion")));
  if (base.empty()) base = "user";
  base.resize(std::min<std::size_t>(base.size(), 60));
  const auto reader = ctx.db.read();
  store::Users users{*reader};
  if (!users.username_taken(base) && !is_blocked(ctx, base) && !is_reserved(ctx, base)) return base;
  for (int number = 1;; ++number) {
    auto candidate = base + "-" + std::to_string(number);
    if (!users.username_taken(candidate)) return candidate;
  }
}

}  // namespace confab::core::accounts
