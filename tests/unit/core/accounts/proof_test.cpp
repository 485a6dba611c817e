// Calls that ask for proof that it is still the person who calls.

#include "core/accounts/proof.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/errors/second_factor.h"
#include "core/accounts/enrolled.h"
#include "core/accounts/impersonate.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/profile.h"

namespace confab::core {
namespace {

using accounts::Evidence;
using accounts::Proof;

constexpr std::chrono::seconds kRemembered{300};

class ProofTest : public testing::EnrolledTest {
 protected:
  void prepare() override {
    EnrolledTest::prepare();
    settings.put("Accounts_TwoFactorAuthentication_RememberFor", std::int64_t{kRemembered.count()});
    rewrite(ann, [](model::User& user) { user.emails = {{"ann@example.org", true}}; });
    clock.advance(kRemembered);  // nobody has just registered
  }
  static Evidence with(const std::string& code, const std::string& method = "") {
    return {.code = code, .method = method, .address = kHome, .user_agent = "test"};
  }
  static Evidence by_password(const std::string& password = kPassword) {
    return with(sha256_hex(password), "password");
  }
  void ask(const Actor& who, const std::string& code = "", Proof proof = Proof::remembered) {
    accounts::require_proof(*ctx, who, proof, with(code));
  }
  bool passes(const Actor& who, const Evidence& evidence, Proof proof = Proof::remembered) {
    try {
      accounts::require_proof(*ctx, who, proof, evidence);
      return true;
    } catch (const Refusal&) {
      return false;
    }
  }
  bool is_remembered(const Actor& who) { return passes(who, with("")); }
  Actor by_token(const Actor& who, bool bypass) {
    const auto token = accounts::generate_personal_token(*ctx, who, bypass ? "bypass" : "plain", bypass);
    return sessions->authenticate({}, token, kHome).value();
  }
};

TEST_P(ProofTest, IsAskedOfWhoHasASecondFactor) {
  const auto enrolled = enrol(ann);
  EXPECT_REFUSED(ask(enrolled.session), totp_required);
  EXPECT_REFUSED(ask(enrolled.session, "000000"), totp_invalid);
  EXPECT_NO_THROW(ask(enrolled.session, fresh(enrolled.secret)));
  EXPECT_NO_THROW(ask(session_of(ben)));
  EXPECT_NO_THROW(ask(enrolled.session, "", Proof::none));
}

TEST_P(ProofTest, WhatIsAskedForIsTold) {
  const auto enrolled = enrol(ann);
  try {
    ask(enrolled.session);
    FAIL() << "passed";
  } catch (const Refusal& refusal) {
    EXPECT_STREQ(refusal.what(), "TOTP Required [totp-required]");
    EXPECT_EQ(refusal.details(),
              (json::object{{"method", "totp"}, {"codeGenerated", false}, {"availableMethods", json::array{"totp"}}}));
  }
}

TEST_P(ProofTest, IsRememberedForAWhileAndForTheSessionAlone) {
  const auto enrolled = enrol(ann);
  const auto other = session_of(ann);
  ask(enrolled.session, fresh(enrolled.secret));
  clock.advance(kRemembered - std::chrono::seconds{1});
  EXPECT_TRUE(is_remembered(enrolled.session));
  EXPECT_FALSE(is_remembered(other));
  clock.advance(std::chrono::seconds{1});
  EXPECT_FALSE(is_remembered(enrolled.session));
  ask(enrolled.session, fresh(enrolled.secret));
  EXPECT_TRUE(is_remembered(enrolled.session)) << "again";
}

TEST_P(ProofTest, IsRememberedForWhereItCameFrom) {
  const auto enrolled = enrol(ann);
  ask(enrolled.session, fresh(enrolled.secret));
  EXPECT_FALSE(passes(enrolled.session, {.address = "192.0.2.9", .user_agent = "test"}));
  EXPECT_FALSE(passes(enrolled.session, {.address = kHome, .user_agent = "other"}));
  EXPECT_TRUE(is_remembered(enrolled.session));
}

TEST_P(ProofTest, ForHowLongIsASetting) {
  const auto enrolled = enrol(ann);
  settings.put("Accounts_TwoFactorAuthentication_RememberFor", 0);
  ask(enrolled.session, fresh(enrolled.secret));
  EXPECT_FALSE(is_remembered(enrolled.session));
  settings.put("Accounts_TwoFactorAuthentication_RememberFor", 60);
  EXPECT_TRUE(is_remembered(enrolled.session));
  clock.advance(std::chrono::seconds{60});
  EXPECT_FALSE(is_remembered(enrolled.session));
}

TEST_P(ProofTest, SomeCallsAskEachTime) {
  const auto enrolled = enrol(ann);
  ask(enrolled.session, fresh(enrolled.secret));
  EXPECT_REFUSED(ask(enrolled.session, "", Proof::each_time), totp_required);
  EXPECT_NO_THROW(ask(enrolled.session, fresh(enrolled.secret), Proof::each_time));
  EXPECT_REFUSED(ask(enrolled.session, code(enrolled.secret), Proof::each_time), totp_invalid);
}

TEST_P(ProofTest, ABackupCodeProvesAsWell) {
  const auto enrolled = enrol(ann);
  EXPECT_NO_THROW(ask(enrolled.session, enrolled.backups.front(), Proof::each_time));
  EXPECT_REFUSED(ask(enrolled.session, enrolled.backups.front(), Proof::each_time), totp_invalid);
}

TEST_P(ProofTest, ACodeProvesOnceForManyWhoSendItAtOnce) {
  const auto enrolled = enrol(ann);
  const auto given = with(fresh(enrolled.secret));
  std::atomic<int> passed{0};
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { passed += passes(enrolled.session, given, Proof::each_time) ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(passed, 1);
}

TEST_P(ProofTest, ACodeOfWhatIsNotThereIsNone) {
  const auto enrolled = enrol(ann);
  EXPECT_FALSE(passes(enrolled.session, with(fresh(enrolled.secret), "email")));
  EXPECT_TRUE(passes(enrolled.session, with(code(enrolled.secret), "totp")));
}

TEST_P(ProofTest, WrongOnesAreCountedTogetherWithThoseOfLogIns) {
  const auto enrolled = enrol(ann);
  for (int i = 0; i < 9; ++i) EXPECT_REFUSED(ask(enrolled.session, "000000"), totp_invalid);
  const json::object options{{"user", "ann"}, {"password", kPassword}, {"code", "000000"}};
  EXPECT_REFUSED(accounts::login(*ctx, *sessions, options, {.address = kHome}), login_totp_invalid);
  EXPECT_REFUSED(ask(enrolled.session, fresh(enrolled.secret)), totp_max_attempts);
  EXPECT_REFUSED(ask(enrolled.session), totp_required);
  clock.advance(std::chrono::minutes{15});
  EXPECT_NO_THROW(ask(enrolled.session, code(enrolled.secret)));
}

TEST_P(ProofTest, EndsWithTheFactorItRestsOn) {
  const auto enrolled = enrol(ann);
  ask(enrolled.session, fresh(enrolled.secret));
  ASSERT_TRUE(accounts::disable_totp(*ctx, enrolled.session, fresh(enrolled.secret)));
  const auto offer = accounts::offer_totp(*ctx, enrolled.session);
  accounts::confirm_totp(*ctx, enrolled.session, code(offer.secret));
  EXPECT_FALSE(is_remembered(enrolled.session));
}

TEST_P(ProofTest, EndsWithTheToken) {
  const auto enrolled = enrol(ann);
  ask(enrolled.session, fresh(enrolled.secret));
  accounts::logout(*ctx, enrolled.session);
  EXPECT_REFUSED(ask(enrolled.session), must_be_logged_in);
}

TEST_P(ProofTest, ATokenThatBypassesIsNeverAsked) {
  const auto enrolled = enrol(ann);
  const auto bot = by_token(ann, true);
  EXPECT_TRUE(passes(bot, with("")));
  EXPECT_TRUE(passes(bot, with(""), Proof::each_time));
  const auto plain = by_token(ann, false);
  EXPECT_FALSE(passes(plain, with("")));
  EXPECT_TRUE(passes(plain, with(fresh(enrolled.secret))));
  EXPECT_TRUE(is_remembered(plain));
}

TEST_P(ProofTest, NobodyIsAskedWhereTheWorkspaceWantsNone) {
  const auto enrolled = enrol(ann);
  settings.put("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", true);
  settings.put("Accounts_TwoFactorAuthentication_Enabled", false);
  EXPECT_TRUE(passes(enrolled.session, with(""), Proof::each_time));
  settings.put("Accounts_TwoFactorAuthentication_Enabled", true);
  settings.put("Accounts_TwoFactorAuthentication_By_TOTP_Enabled", false);
  EXPECT_FALSE(passes(enrolled.session, with(""))) << "the password is asked for then";
  EXPECT_TRUE(passes(enrolled.session, by_password()));
}

TEST_P(ProofTest, WhoHasNoFactorProvesByPasswordWhereThatIsWanted) {
  const auto session = session_of(ann);
  EXPECT_TRUE(passes(session, with("")));
  settings.put("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", true);
  EXPECT_REFUSED(ask(session), totp_required);
  EXPECT_FALSE(passes(session, by_password("guess")));
  EXPECT_FALSE(passes(session, with(sha256_hex(kPassword), "totp")));
  EXPECT_TRUE(passes(session, by_password()));
  EXPECT_TRUE(is_remembered(session));
  EXPECT_FALSE(passes(session, with(""), Proof::each_time));
  EXPECT_TRUE(passes(session_of(ben), with(""))) << "without a password";
}

TEST_P(ProofTest, ThePasswordDoesNotStandForAFactor) {
  settings.put("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", true);
  const auto enrolled = enrol(ann);
  EXPECT_FALSE(passes(enrolled.session, by_password()));
}

TEST_P(ProofTest, WhoHasJustRegisteredIsNotAskedForThePassword) {
  settings.put("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", true);
  rewrite(ben, [&](model::User& user) { user.password_hash = stored(ann).password_hash; });
  const auto tx = db->begin();
  tx->execute("UPDATE users SET created_at = ? WHERE pk = ?", {clock.now(), ben.pk});
  tx->commit();
  const auto session = session_of(ben);
  EXPECT_TRUE(passes(session, with("")));
  EXPECT_FALSE(passes(session, with(""), Proof::each_time));
  clock.advance(kRemembered);
  EXPECT_FALSE(passes(session, with("")));
}

TEST_P(ProofTest, WrongPasswordsAreCountedAndRightOnesForgiveNoOthers) {
  settings.put("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", true);
  settings.put("Accounts_TwoFactorAuthentication_RememberFor", 0);
  const auto session = session_of(ann);
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(passes(session, by_password("guess")));
  for (int i = 0; i < 6; ++i) EXPECT_TRUE(passes(session, by_password()));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(passes(session, by_password("guess")));
  EXPECT_REFUSED(accounts::require_proof(*ctx, session, Proof::remembered, by_password()), totp_max_attempts);
  clock.advance(std::chrono::minutes{15});
  EXPECT_TRUE(passes(session, by_password()));
}

TEST_P(ProofTest, WhoActsAsSomebodyElseProvesThatItIsThem) {
  settings.put("Accounts_AllowUserImpersonation", true);
  const auto anns = enrol(ann);
  const auto admins = enrol(admin);
  const auto made = accounts::impersonate(*ctx, admin, ann.id, {.address = kHome, .user_agent = "test"});
  const auto session = sessions->authenticate({}, made.token, kHome).value();
  EXPECT_FALSE(passes(session, with(fresh(anns.secret))));
  EXPECT_TRUE(passes(session, with(fresh(admins.secret))));
  EXPECT_TRUE(is_remembered(session));
  accounts::disable_totp(*ctx, admins.session, fresh(admins.secret));
  enrol(admin);
  EXPECT_FALSE(passes(session, with("")));
}

class OwnChangeTest : public ProofTest {
 protected:
  void change(const Actor& who, const Evidence& evidence, const std::string& password = "") {
    accounts::update_own(*ctx, who,
                         {.email = std::to_string(++count_) + "@example.org",
                          .current_password_digest = password.empty() ? "" : sha256_hex(password),
                          .evidence = evidence});
  }

 private:
  int count_ = 0;
};

TEST_P(OwnChangeTest, ACodeStandsForThePasswordOfWhoHasAFactor) {
  const auto enrolled = enrol(ann);
  EXPECT_REFUSED(change(enrolled.session, with("")), totp_required);
  EXPECT_REFUSED(change(enrolled.session, with(""), kPassword), totp_required);
  EXPECT_REFUSED(change(enrolled.session, with("000000")), totp_invalid);
  EXPECT_REFUSED(change(enrolled.session, with(fresh(enrolled.secret)), "guess"), invalid_password);
  EXPECT_NO_THROW(change(enrolled.session, with(code(enrolled.secret)), kPassword));  // it was not used up
  EXPECT_NO_THROW(change(enrolled.session, with(fresh(enrolled.secret))));
  EXPECT_REFUSED(change(enrolled.session, with(code(enrolled.secret))), totp_invalid);
  EXPECT_REFUSED(change(enrolled.session, with("")), totp_required);  // each time
}

TEST_P(OwnChangeTest, ACodeIsNotUsedUpByAChangeThatIsRefused) {
  const auto enrolled = enrol(ann);
  rewrite(ben, [](model::User& user) { user.emails = {{"ben@example.org", true}}; });
  const auto given = with(fresh(enrolled.secret));
  EXPECT_REFUSED(accounts::update_own(*ctx, enrolled.session, {.email = "ben@example.org", .evidence = given}),
                 field_unavailable);
  EXPECT_NO_THROW(change(enrolled.session, given));
}

TEST_P(OwnChangeTest, WhatThePasswordIsIsToldToNobodyWithoutACode) {
  const auto enrolled = enrol(ann);
  const auto guess = [&](const std::string& code) {
    accounts::update_own(*ctx, enrolled.session, {.new_password = kPassword, .evidence = with(code)});
  };
  EXPECT_REFUSED(guess(""), totp_required);
  EXPECT_REFUSED(guess("000000"), totp_invalid);
  EXPECT_REFUSED(guess(fresh(enrolled.secret)), password_same_as_current);
}

TEST_P(OwnChangeTest, ThePasswordOfOthersMayComeAsACode) {
  const auto session = session_of(ann);
  EXPECT_REFUSED(change(session, with("")), totp_required);
  EXPECT_REFUSED(change(session, by_password("guess")), totp_invalid);
  EXPECT_NO_THROW(change(session, by_password()));
  EXPECT_NO_THROW(change(session, with(""), kPassword));
}

TEST_P(OwnChangeTest, ATokenThatBypassesNeedsThePassword) {
  enrol(ann);
  const auto bot = by_token(ann, true);
  EXPECT_REFUSED(change(bot, with("")), totp_required);
  EXPECT_NO_THROW(change(bot, with(""), kPassword));
}

TEST_P(OwnChangeTest, PasswordsAreNotTriedForEver) {
  const auto session = session_of(ann);
  for (int i = 0; i < 10; ++i) EXPECT_REFUSED(change(session, with(""), "guess"), invalid_password);
  EXPECT_REFUSED(change(session, with(""), kPassword), totp_max_attempts);
}

TEST_P(OwnChangeTest, AnotherPasswordEndsWhatWasRemembered) {
  settings.put("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback", true);
  const auto session = session_of(ann);
  ASSERT_TRUE(passes(session, by_password()));
  accounts::update_own(*ctx, session,
                       {.new_password = "battery staple", .current_password_digest = sha256_hex(kPassword)});
  EXPECT_FALSE(is_remembered(session));
}

INSTANTIATE_TEST_SUITE_P(Engines, ProofTest, sql::testing::kEngines, sql::testing::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, OwnChangeTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
