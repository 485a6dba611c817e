#pragma once
// People with passwords and sessions, for the tests of accounts.

#include <functional>
#include <optional>

#include "base/digest.h"
#include "base/password.h"
#include "core/accounts/credentials.h"
#include "core/accounts/login.h"
#include "core/accounts/sessions.h"
#include "core/team.h"
#include "store/tokens.h"

namespace confab::core::testing {

class AccountsTest : public PeopleTest {
 protected:
  void prepare() override {
    PeopleTest::prepare();
    sessions.emplace(*ctx);
    carrier.listen([this](const bus::Event& event) { sessions->observe(event); });
  }
  static inline const std::string kPassword = "correct horse";
  static inline const std::string kHome = "192.0.2.1";

  [[nodiscard]] model::User stored(const Actor& who) {
    const auto reader = db->read();
    return store::Users{*reader}.by_id(who.id).value();
  }
  /// Changes an account behind the back of the use cases.
  void rewrite(const Actor& who, const std::function<void(model::User&)>& change) {
    auto user = stored(who);
    change(user);
    const auto tx = db->begin();
    store::UserWriter{*tx}.update(user);
    tx->commit();
  }
  void give_password(const Actor& who, const std::string& password = kPassword) {
    rewrite(who, [&](model::User& user) { user.password_hash = hash_password_digest(sha256_hex(password)); });
  }

  /// Logs in as a client does that sends the password as text.
  accounts::LoggedIn log_in(const std::string& user, const std::string& password = kPassword,
                            const std::string& address = kHome) {
    return accounts::login(*ctx, *sessions, {{"user", user}, {"password", password}},
                           {.address = address, .user_agent = "test"});
  }
  /// A session without the price of bcrypt; the actor is who calls with its token.
  Actor session_of(const Actor& who) {
    const auto token = token_of(who);
    return sessions->authenticate(who.id.value, token, kHome).value();
  }
  std::string token_of(const Actor& who) {
    const auto tx = db->begin();
    auto made = accounts::make_login_token(*tx, *ctx, who.pk, {.address = kHome, .user_agent = "test"});
    tx->commit();
    return made.token;
  }
  bool lives(const Actor& session) { return sessions->by_hash(session.token_hash, kHome).has_value(); }

  std::vector<std::string> column(std::string_view sql) {
    return db->read()->all(sql, {}, [](const sql::Row& row) { return row.string(0); });
  }
  std::vector<std::string> audited() { return column("SELECT action FROM audit_log ORDER BY pk"); }

  std::optional<accounts::Sessions> sessions;
};

}  // namespace confab::core::testing
