#include "core/accounts/login.h"

#include <algorithm>
#include <map>

#include "base/address.h"
#include "base/concurrent.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/second_factor.h"
#include "base/log.h"
#include "base/password.h"
#include "base/text.h"
#include "bus/events/sessions_ended.h"
#include "core/access/user.h"
#include "core/accounts/device.h"
#include "core/accounts/end_logins.h"
#include "core/accounts/login_block.h"
#include "core/accounts/two_factor.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/logins.h"
#include "settings/groups/accounts.h"
#include "settings/groups/failed_logins.h"
#include "store/failed_logins.h"
#include "store/push_tokens.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kTokenLength = 43;
constexpr std::size_t kMaxUserAgent = 512;

std::optional<model::User> find(sql::Session& session, const PasswordLogin& login) {
  store::Users users{session};
  if (login.by_id) return users.by_id(UserId{login.login});
  if (auto user = users.by_username(login.login)) return user;
  return users.by_email(login.login);
}

// Failures are counted under the account's own name, whichever way it was written.
std::string counted_name(const std::optional<model::User>& user, const PasswordLogin& login) {
  return store::name_key(user && user->username ? std::string_view{*user->username} : std::string_view{login.login});
}

// Log-ins whose password is being checked, by what failures are counted under. Each counts as a failure until it is
// known to be none: many at once get no more tries than one after the other.
class UnderWay {
 public:
  /// `earlier`: how many there were under the key before this one.
  explicit UnderWay(std::string key) : key_(std::move(key)), earlier_((*counts().lock())[key_]++) {}
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;
  ~UnderWay() {
    auto all = counts().lock();
    const auto own = all->find(key_);
    if (--own->second == 0) all->erase(own);
  }

  [[nodiscard]] std::int64_t earlier() const { return earlier_; }

 private:
  using Counts = std::map<std::string, std::int64_t>;
  static Guarded<Counts>& counts() {
    static Guarded<Counts> all;
    return all;
  }

  std::string key_;
  std::int64_t earlier_;
};

// A line for whoever follows the log, with as much of it as the workspace wants there.
void log_login(const Context& ctx, std::string_view outcome, std::string_view username, const Client& client) {
  const auto wants = [&](settings::BooleanKey key) { return ctx.settings.boolean(key); };
  if (!wants(settings::failed_logins("Login_Logs_Enabled"))) return;
  const auto if_wanted = [&](settings::BooleanKey key, std::string_view text) {
    return wants(key) ? text : std::string_view{"-"};
  };
  log::info("login", {{"outcome", outcome},
                      {"user", if_wanted(settings::failed_logins("Login_Logs_Username"), username)},
                      {"client", if_wanted(settings::failed_logins("Login_Logs_ClientIp"), client.address)},
                      {"agent", if_wanted(settings::failed_logins("Login_Logs_UserAgent"), client.user_agent)}});
}

// `user`: whom it counts against; nobody when empty. The name of nobody is not logged: it may be a password that was
// typed into the wrong field.
void note_failure(const Context& ctx, const std::string& user, bool is_known, const Client& client) {
  log::warning("failed login", {{"username", is_known ? user : "(unknown)"}, {"address", client.address}});
  log_login(ctx, "refused", is_known ? user : "(unknown)", client);
  if (!ctx.settings.boolean(settings::failed_logins("Block_Multiple_Failed_Logins_Enabled"))) return;
  Transaction tx{ctx};
  store::add_failed_login(tx, user, address_group(client.address), ctx.clock.now());
  tx.commit();
}

// Whatever the password: once blocked, every try is answered with the block. One from a blocked address counts as a
// failure of it, so who goes on trying stays blocked; one for a blocked user does not, so that nobody can keep another
// person out for ever.
void check_not_blocked(const Context& ctx, const std::string& name, const Client& client, const UnderWay& of_user,
                       const UnderWay& of_address) {
  if (is_never_blocked(ctx, client.address)) return;
  const auto now = ctx.clock.now();
  if (const auto rule = block_rule_of_addresses(ctx)) {
    const auto failures =
        store::failed_logins_of_address(*ctx.db.read(), address_group(client.address), rule->counted_at(now));
    if (failures + of_address.earlier() >= rule->failures) {
      note_failure(ctx, "", false, client);
      throw Refusal(errors::login_blocked_for_ip, "Login has been temporarily blocked For IP");
    }
  }
  if (const auto rule = block_rule_of_users(ctx)) {
    const auto failures = store::failed_logins_of_user(*ctx.db.read(), name, rule->counted_at(now));
    if (failures + of_user.earlier() >= rule->failures) {
      throw Refusal(errors::login_blocked_for_user, "Login has been temporarily blocked For User");
    }
  }
}

// The check of a password that nobody has costs as much as a real one, so that its time tells nothing.
bool password_is_right(const std::optional<model::User>& user, const std::string& digest) {
  static const std::string nobodys = hash_password_digest(sha256_hex(random_secret(20)));
  const bool has_password = user && user->password_hash;
  const bool matches = password_digest_matches(digest, has_password ? *user->password_hash : nobodys);
  return has_password && matches;
}

// The header may hold any bytes, and may be cut between two of a character; PostgreSQL stores only UTF-8.
std::string stored_user_agent(std::string_view header) {
  std::string text{header.substr(0, kMaxUserAgent)};
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c >= 0x80; }, '?');
  return text;
}

void check_may_login(const model::User& user) {
  if (user.type == "app") throw Refusal(errors::app_user_may_not_login, "App user is not allowed to login");
  if (!user.active) throw Refusal(errors::user_is_not_activated, "User is not activated");
  if (user.roles.empty()) throw Refusal(errors::user_has_no_roles, "User has no roles");
}

// The same for an unknown user and a wrong password: who has an account here is nobody's to find out.
[[noreturn]] void refuse_password() {
  throw Refusal(errors::login_refused, "User not found or incorrect password");
}

[[noreturn]] void refuse_code(CodeVerdict verdict) {
  if (verdict == CodeVerdict::missing) throw Refusal(errors::login_totp_required, "TOTP Required", totp_details());
  if (verdict == CodeVerdict::wrong) throw Refusal(errors::login_totp_invalid, "TOTP Invalid", totp_details());
  // The sentence is spelled as clients know it.
  throw Refusal(errors::login_totp_max_attempts, "TOTP Maximun Failed Attempts Reached", totp_details());
}

// The account that was found, as it is now: its password may have been changed and itself switched off while the
// password was checked. Locked, so that whoever does so from here on finds the token that is about to be stored.
model::User confirmed(Transaction& tx, const model::User& checked) {
  auto user = store::Users{tx.sql()}.by_pk_locked(checked.pk);
  if (!user || user->password_hash != checked.password_hash) refuse_password();
  check_may_login(*user);
  return std::move(*user);
}

}  // namespace

LoggedIn login_with_password(const Context& ctx, const PasswordLogin& login, const Client& client) {
  const auto user = find(*ctx.db.read(), login);
  const auto name = counted_name(user, login);
  // Until the end, when a failure is stored. Stored failures are read after they were counted in here: one that ends
  // between the two is counted twice rather than not at all.
  const UnderWay of_address{"address " + address_group(client.address)};
  const UnderWay of_user{"user " + name};
  check_not_blocked(ctx, name, client, of_user, of_address);
  if (!password_is_right(user, login.digest)) {
    note_failure(ctx, name, user.has_value(), client);
    refuse_password();
  }

  Transaction tx{ctx};
  auto account = confirmed(tx, *user);
  if (const auto verdict = check_code(tx, ctx, account, login.code); verdict != CodeVerdict::right) {
    if (verdict == CodeVerdict::wrong) {
      tx.commit();
      note_failure(ctx, name, true, client);
    }
    refuse_code(verdict);
  }
  store::forget_failed_logins(tx, name);
  store::forget_failed_logins_of_address(tx, address_group(client.address));
  const auto now = ctx.clock.now();
  store::UserWriter{tx}.touch_login(account.pk, now);
  account.last_login_at = now;
  auto token = make_login_token(tx, ctx, account.pk, client);
  tx.commit();
  log_login(ctx, "logged in", account.username.value_or(account.id.value), client);
  return {std::move(account), std::move(token.token), std::move(token.hash), token.expires_at};
}

LoggedIn resume(const Context& ctx, Sessions& sessions, const std::string& token, const Client& client) {
  const auto actor = sessions.authenticate({}, token, client.address);
  if (!actor) {
    throw Refusal(errors::login_refused, sessions.is_expired(token)
                                             ? "Your session has expired. Please log in again."
                                             : "You've been logged out by the server. Please log in again.");
  }
  const auto reader = ctx.db.read();
  auto user = store::Users{*reader}.by_id(actor->id);
  const auto stored = store::Tokens{*reader}.by_hash(actor->token_hash);
  if (!user || !user->active || !stored) {
    throw Refusal(errors::login_refused, "You've been logged out by the server. Please log in again.");
  }
  return {std::move(*user), token, actor->token_hash, stored->expires_at};
}

NewToken make_login_token(sql::Transaction& tx, const Context& ctx, std::int64_t user_pk, const Client& client,
                          const TokenUse& use) {
  NewToken made;
  made.token = random_secret(kTokenLength);
  made.hash = sha256_base64(made.token);
  const auto now = ctx.clock.now();
  made.expires_at = now + std::chrono::days{ctx.settings.integer(settings::accounts("Accounts_LoginExpiration"))};
  if (use.longest) made.expires_at = std::min(*made.expires_at, now + *use.longest);
  store::TokenWriter{tx}.insert({.hash = made.hash,
                                 .user_pk = user_pk,
                                 .personal = false,
                                 .name = {},
                                 .last_part = {},
                                 .bypass_two_factor = false,
                                 .address = client.address,
                                 .user_agent = stored_user_agent(client.user_agent),
                                 .created_at = now,
                                 .expires_at = made.expires_at,
                                 .impersonator_pk = use.impersonator_pk,
                                 .id = random_id(),
                                 .device = found_by(device_of(client.user_agent))});
  return made;
}

void logout(const Context& ctx, const Actor& actor) {
  Transaction tx{ctx};
  impersonation::end_by(tx, ctx, actor);
  store::TokenWriter{tx}.remove(actor.token_hash);
  tx.publish(bus::SessionsEnded{actor.id, actor.token_hash, std::nullopt});
  tx.commit();
}

void logout_user(const Context& ctx, const Actor& actor, const UserId& user) {
  Transaction tx{ctx};
  const auto target = access::changeable(tx, ctx, actor, user, permissions::logins("logout-other-user"));
  end_logins(tx, ctx, actor, user, target.user().pk);
  if (user != actor.id) audit::record(tx, ctx, actor, "user.logged_out", user.value);
  tx.commit();
}

NewToken renew_alone(const Context& ctx, const Actor& actor, const Client& client) {
  require_oneself(actor);
  Transaction tx{ctx};
  const auto guard = access::own(tx, ctx, actor);
  auto made = make_login_token(tx, ctx, guard.user().pk, client);
  store::PushTokenWriter{tx}.move(actor.token_hash, made.hash);  // the device stays
  end_logins(tx, ctx, actor, actor.id, actor.pk, made.hash);
  tx.commit();
  return made;
}

void logout_others(const Context& ctx, const Actor& actor) {
  require_oneself(actor);
  Transaction tx{ctx};
  end_logins(tx, ctx, actor, actor.id, actor.pk, actor.token_hash);
  tx.commit();
}

}  // namespace confab::core::accounts
