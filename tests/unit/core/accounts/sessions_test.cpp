// How long a token is good for, who ends it, and what is kept of it.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/accounts.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/profile.h"
#include "core/roles/assign.h"
#include "settings/groups/accounts.h"

namespace confab::core {
namespace {

using ::testing::Contains;
using ::testing::Not;
using ::testing::SizeIs;

class SessionsTest : public testing::AccountsTest {
 protected:
  bool good(const std::string& token) { return sessions->authenticate({}, token, kHome).has_value(); }
  std::string answer_to_resume(const std::string& token) {
    try {
      (void)accounts::login(*ctx, *sessions, {{"resume", token}}, {.address = kHome, .user_agent = "test"});
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code(), errors::login_refused);
      return refusal.reason();
    }
    return "let in";
  }
  static constexpr auto kLoggedOut = "You've been logged out by the server. Please log in again.";
};

TEST_P(SessionsTest, ATokenIsItsUsers) {
  const auto token = token_of(ann);
  const auto actor = sessions->authenticate(ann.id.value, token, "192.0.2.7");
  ASSERT_TRUE(actor);
  EXPECT_EQ(actor->id, ann.id);
  EXPECT_EQ(actor->pk, ann.pk);
  EXPECT_EQ(actor->username, "ann");
  EXPECT_EQ(actor->roles, ann.roles);
  EXPECT_EQ(actor->address, "192.0.2.7");
  EXPECT_EQ(actor->token_hash, sha256_base64(token));
  EXPECT_TRUE(good(token));
  EXPECT_FALSE(sessions->authenticate(ben.id.value, token, kHome));
  EXPECT_FALSE(good(""));
  EXPECT_FALSE(good(token + "x"));
  EXPECT_FALSE(good(sha256_base64(token))) << "a stolen hash is no token";
}

TEST_P(SessionsTest, OnlyHashesAreStored) {
  const auto token = token_of(ann);
  const auto personal = accounts::generate_personal_token(*ctx, ann, "bot", false);
  for (const auto* name : {"hash", "name", "last_part", "address", "user_agent"}) {
    for (const auto& value : column(std::string{"SELECT "} + name + " FROM login_tokens")) {
      EXPECT_EQ(value.find(token), std::string::npos) << name;
      EXPECT_EQ(value.find(personal), std::string::npos) << name;
    }
  }
  EXPECT_THAT(column("SELECT hash FROM login_tokens"), Contains(sha256_base64(token)));
}

TEST_P(SessionsTest, ALoginRunsOutWhenTheSettingSays) {
  settings.put("Accounts_LoginExpiration", 2);
  const auto token = token_of(ann);
  settings.put("Accounts_LoginExpiration", 1);  // for later ones
  clock.advance(std::chrono::days{2});
  EXPECT_TRUE(good(token));
  EXPECT_FALSE(sessions->is_expired(token));
  clock.advance(std::chrono::milliseconds{1});
  EXPECT_FALSE(good(token)) << "although it is in memory";
  EXPECT_TRUE(sessions->is_expired(token));
  EXPECT_EQ(answer_to_resume(token), "Your session has expired. Please log in again.");
}

TEST_P(SessionsTest, ResumingGoesOnWithTheSameToken) {
  const auto token = token_of(ann);
  clock.advance(std::chrono::days{1});
  const auto again =
      accounts::login(*ctx, *sessions, {{"resume", token}}, {.address = "192.0.2.7", .user_agent = "other"});
  EXPECT_EQ(again.user.id, ann.id);
  EXPECT_EQ(again.token, token);
  EXPECT_EQ(again.expires_at,
            clock.now() +
                std::chrono::days{settings.integer(settings::accounts("Accounts_LoginExpiration")) - 1});  // not longer
  EXPECT_THAT(column("SELECT hash FROM login_tokens"), SizeIs(1));
  EXPECT_EQ(answer_to_resume("unknown"), kLoggedOut);
}

TEST_P(SessionsTest, LoggingOutEndsOneSession) {
  const auto here = session_of(ann);
  const auto there = session_of(ann);
  accounts::logout(*ctx, here);
  EXPECT_FALSE(lives(here));
  EXPECT_TRUE(lives(there));
  ASSERT_THAT(told<bus::SessionsEnded>(), SizeIs(1));
  EXPECT_EQ(told<bus::SessionsEnded>()[0].user, ann.id);
  EXPECT_EQ(told<bus::SessionsEnded>()[0].token_hash, here.token_hash);
}

TEST_P(SessionsTest, ALoggedOutTokenCannotBeResumed) {
  const auto token = token_of(ann);
  EXPECT_TRUE(good(token));
  accounts::logout(*ctx, *sessions->authenticate({}, token, kHome));
  EXPECT_EQ(answer_to_resume(token), kLoggedOut);
}

TEST_P(SessionsTest, EndingAllOthersKeepsOnesOwnAndPersonalOnes) {
  const auto here = session_of(ann);
  const auto there = session_of(ann);
  const auto of_ben = session_of(ben);
  const auto personal = accounts::generate_personal_token(*ctx, ann, "bot", false);
  accounts::logout_others(*ctx, here);
  EXPECT_TRUE(lives(here));
  EXPECT_FALSE(lives(there));
  EXPECT_TRUE(lives(of_ben));
  EXPECT_TRUE(good(personal));
  ASSERT_THAT(told<bus::SessionsEnded>(), SizeIs(1));
  EXPECT_EQ(told<bus::SessionsEnded>()[0].kept_token_hash, here.token_hash);
}

TEST_P(SessionsTest, EndingSomebodyElsesNeedsThePermission) {
  const auto of_ann = session_of(ann);
  EXPECT_REFUSED(accounts::logout_user(*ctx, ben, ann.id), not_allowed);
  EXPECT_TRUE(lives(of_ann));
  EXPECT_REFUSED(accounts::logout_user(*ctx, admin, UserId{"nobody"}), invalid_user);
  accounts::logout_user(*ctx, admin, ann.id);
  EXPECT_FALSE(lives(of_ann));
  const auto of_ben = session_of(ben);
  accounts::logout_user(*ctx, ben, ben.id);
  EXPECT_FALSE(lives(of_ben));
}

TEST_P(SessionsTest, DeactivationEndsEverythingForGood) {
  const auto session = session_of(ann);
  const auto personal = accounts::generate_personal_token(*ctx, ann, "bot", false);
  accounts::set_active(*ctx, admin, ann.id, false);
  EXPECT_FALSE(lives(session));
  EXPECT_FALSE(good(personal));
  accounts::set_active(*ctx, admin, ann.id, true);
  EXPECT_FALSE(lives(session));
  EXPECT_FALSE(good(personal));
}

TEST_P(SessionsTest, AnAccountThatIsSwitchedOffInTheStoreIsNotLoaded) {
  const auto token = token_of(ann);
  rewrite(ann, [](model::User& user) { user.active = false; });
  EXPECT_FALSE(good(token));
}

TEST_P(SessionsTest, WhatChangesAboutAUserCountsAtOnce) {
  const auto session = session_of(ann);
  roles::add_user_to_role(*ctx, admin, "ann", "bot");
  EXPECT_THAT(sessions->by_hash(session.token_hash, kHome)->roles, Contains("bot"));
  roles::remove_user_from_role(*ctx, admin, "ann", "bot");
  EXPECT_THAT(sessions->by_hash(session.token_hash, kHome)->roles, Not(Contains("bot")));
  accounts::update_user(*ctx, admin, ann.id, {.username = "anna"});
  EXPECT_EQ(sessions->by_hash(session.token_hash, kHome)->username, "anna");
}

TEST_P(SessionsTest, ExpiredTokensCanBeCleared) {
  settings.put("Accounts_LoginExpiration", 1);
  const auto old = session_of(ann);
  accounts::generate_personal_token(*ctx, ann, "bot", false);
  clock.advance(std::chrono::days{2});
  const auto current = session_of(ann);
  const auto tx = db->begin();
  EXPECT_EQ(store::TokenWriter{*tx}.remove_expired(clock.now(), 100), 1);
  EXPECT_FALSE(store::Tokens{*tx}.by_hash(old.token_hash));
  EXPECT_TRUE(store::Tokens{*tx}.by_hash(current.token_hash));
  EXPECT_THAT(store::Tokens{*tx}.personal_of(ann.pk), SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Engines, SessionsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
