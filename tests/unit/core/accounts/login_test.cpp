// Logging in with a password: every form that clients send, and who is turned away.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/text.h"
#include "core/accounts/accounts.h"
#include "core/accounts/profile.h"
#include "settings/groups/accounts.h"

namespace confab::core {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class LoginTest : public testing::AccountsTest {
 protected:
  void prepare() override {
    AccountsTest::prepare();
    rewrite(ann, [](model::User& user) { user.emails = {{"Ann@example.org", true}}; });
    give_password(ann);
  }
  accounts::LoggedIn log_in_with(const json::object& options) {
    return accounts::login(*ctx, *sessions, options, {.address = kHome, .user_agent = "test"});
  }
  /// What is said to somebody who is turned away.
  std::string answer_to(const json::object& options, ErrorCode code = errors::login_refused) {
    try {
      (void)log_in_with(options);
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code(), code);
      return refusal.reason();
    }
    return "let in";
  }
  static json::object digest(const std::string& password) {
    return {{"digest", sha256_hex(password)}, {"algorithm", "sha-256"}};
  }
};

TEST_P(LoginTest, ByNameAddressOrIdInEveryFormThatClientsSend) {
  for (const json::object& options : {
           json::object{{"user", "ann"}, {"password", kPassword}},
           json::object{{"user", "ANN"}, {"password", kPassword}},
           json::object{{"user", "ann@EXAMPLE.org"}, {"password", kPassword}},
           json::object{{"username", "ann"}, {"password", kPassword}},
           json::object{{"email", "ann@example.org"}, {"password", kPassword}},
           json::object{{"user", {{"username", "ann"}}}, {"password", digest(kPassword)}},
           json::object{{"user", {{"email", "ann@example.org"}}}, {"password", digest(kPassword)}},
           json::object{{"user", {{"id", ann.id.value}}}, {"password", digest(kPassword)}},
       }) {
    EXPECT_EQ(log_in_with(options).user.id, ann.id) << to_json_text(options);
  }
  std::string upper = sha256_hex(kPassword);
  for (auto& c : upper) c = static_cast<char>(std::toupper(c));
  EXPECT_EQ(log_in_with({{"user", "ann"}, {"password", {{"digest", upper}}}}).user.id, ann.id);
}

// Who has an account is not told by what is wrong with a log-in.
TEST_P(LoginTest, WhatIsWrongIsSaid) {
  constexpr auto kWrong = "User not found or incorrect password";
  EXPECT_EQ(answer_to({{"user", "ann"}, {"password", "Correct horse"}}), kWrong);
  EXPECT_EQ(answer_to({{"user", "ann"}, {"password", sha256_hex(kPassword)}}), kWrong);
  EXPECT_EQ(answer_to({{"user", "ann"}, {"password", digest("other")}}), kWrong);
  EXPECT_EQ(answer_to({{"user", "ann"}, {"password", 5}}), kWrong);
  EXPECT_EQ(answer_to({{"user", "nobody"}, {"password", kPassword}}), kWrong);
  EXPECT_EQ(answer_to({{"user", {{"id", "ann"}}}, {"password", kPassword}}), kWrong);
  constexpr auto kUnrecognized = errors::login_unrecognized;
  EXPECT_EQ(answer_to({{"user", "ann"}}, kUnrecognized), "Unrecognized options for login request");
  EXPECT_EQ(answer_to({{"password", kPassword}}, kUnrecognized), "Unrecognized options for login request");
  EXPECT_EQ(answer_to({{"user", "ben"}, {"password", ""}}), kWrong);  // ben has none
}

TEST_P(LoginTest, ASessionIsMadeAndTheTimeNoted) {
  clock.advance(std::chrono::hours{1});
  const auto made = log_in("ann");
  EXPECT_EQ(made.token_hash, sha256_base64(made.token));
  EXPECT_EQ(made.expires_at,
            clock.now() + std::chrono::days{settings.integer(settings::accounts("Accounts_LoginExpiration"))});
  EXPECT_EQ(made.user.last_login_at, clock.now());
  EXPECT_EQ(stored(ann).last_login_at, clock.now());
  EXPECT_NE(log_in("ann").token, made.token);
  const auto reader = db->read();
  const auto token = store::Tokens{*reader}.by_hash(made.token_hash);
  ASSERT_TRUE(token);
  EXPECT_FALSE(token->personal);
  EXPECT_EQ(token->address, kHome);
  EXPECT_EQ(token->user_agent, "test");
}

TEST_P(LoginTest, WhoIsOutIsToldSoOnlyWithTheRightPassword) {
  rewrite(ann, [](model::User& user) { user.active = false; });
  EXPECT_REFUSED(log_in("ann"), user_is_not_activated);
  EXPECT_REFUSED(log_in("ann", "guess"), login_refused);
  rewrite(ann, [](model::User& user) {
    user.active = true;
    user.type = "app";
  });
  EXPECT_REFUSED(log_in("ann"), app_user_may_not_login);
  rewrite(ann, [](model::User& user) { user.type = "user"; });
  run({"DELETE FROM user_roles"});
  EXPECT_REFUSED(log_in("ann"), user_has_no_roles);
  EXPECT_THAT(column("SELECT hash FROM login_tokens"), SizeIs(0));
}

TEST_P(LoginTest, ADemandedPasswordChangeDoesNotKeepAnybodyOut) {
  rewrite(ann, [](model::User& user) { user.require_password_change = true; });
  EXPECT_TRUE(log_in("ann").user.require_password_change);
}

TEST_P(LoginTest, ALongProgramNameIsCut) {
  const auto made = accounts::login(*ctx, *sessions, {{"user", "ann"}, {"password", kPassword}},
                                    {.address = kHome, .user_agent = std::string(10'000, 'x')});
  const auto reader = db->read();
  EXPECT_EQ(store::Tokens{*reader}.by_hash(made.token_hash)->user_agent, std::string(512, 'x'));
}

TEST_P(LoginTest, AProgramNameThatIsNoTextStopsNobody) {
  const auto made = accounts::login(*ctx, *sessions, {{"user", "ann"}, {"password", kPassword}},
                                    {.address = kHome, .user_agent = "caf\xE9"});
  const auto reader = db->read();
  EXPECT_EQ(store::Tokens{*reader}.by_hash(made.token_hash)->user_agent, "caf?");
}

/// A clock at which something happens when it is first looked at: a log-in looks after it has read the account, and
/// before it has stored a token.
class Meanwhile final : public TimeSource {
 public:
  Meanwhile(const TimeSource& clock, std::function<void()> happens) : clock_(clock), happens_(std::move(happens)) {}
  [[nodiscard]] Timestamp now() const override {
    if (auto happens = std::exchange(happens_, nullptr)) happens();
    return clock_.now();
  }

 private:
  const TimeSource& clock_;
  mutable std::function<void()> happens_;
};

class LoginUnderWayTest : public LoginTest {
 protected:
  /// Logs ann in, while something happens to her account.
  void log_in_while(std::function<void()> happens) {
    const Meanwhile meanwhile{clock, std::move(happens)};
    const Context under_way{*db,     settings, permissions,  sequencer, meanwhile,
                            changes, presence, push_devices, webhooks};
    (void)accounts::login(under_way, *sessions, {{"user", "ann"}, {"password", kPassword}},
                          {.address = kHome, .user_agent = "test"});
  }
  void nothing_is_left() { EXPECT_THAT(column("SELECT hash FROM login_tokens"), SizeIs(0)); }
};

TEST_P(LoginUnderWayTest, AnOldPasswordGivesNoTokenOnceItIsChanged) {
  EXPECT_REFUSED(log_in_while([&] { accounts::update_user(*ctx, admin, ann.id, {.password = "another horse"}); }),
                 login_refused);
  nothing_is_left();
}

TEST_P(LoginUnderWayTest, WhoIsSwitchedOffMeanwhileStaysOut) {
  EXPECT_REFUSED(log_in_while([&] { accounts::set_active(*ctx, admin, ann.id, false); }), user_is_not_activated);
  nothing_is_left();
}

TEST_P(LoginUnderWayTest, WhatElseChangesIsInTheAnswer) {
  EXPECT_NO_THROW(log_in_while([&] { accounts::update_user(*ctx, admin, ann.id, {.name = "Anna"}); }));
  EXPECT_THAT(column("SELECT hash FROM login_tokens"), SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Engines, LoginUnderWayTest, sql::testing::kEngines, sql::testing::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, LoginTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
