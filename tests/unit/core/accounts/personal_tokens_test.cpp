// Tokens for bots, and tokens that administrators make for others.

#include "core/accounts/personal_tokens.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"

#include <gmock/gmock.h>

#include "core/accounts/accounts.h"
#include "core/accounts/profile.h"
#include "settings/groups/accounts.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PersonalTokensTest : public testing::AccountsTest {
 protected:
  std::string make(const Actor& who, const std::string& name, bool bypass = false) {
    return accounts::generate_personal_token(*ctx, who, name, bypass);
  }
  std::optional<Actor> holder(const std::string& token) { return sessions->authenticate({}, token, kHome); }
};

TEST_P(PersonalTokensTest, NobodyHasAnyNumber) {
  for (std::int64_t i = 0; i < accounts::kMaxPersonalTokens; ++i) make(ann, "bot" + std::to_string(i));
  EXPECT_REFUSED(make(ann, "one more"), too_many_tokens);
  EXPECT_NO_THROW(make(ben, "one more"));
  accounts::remove_personal_token(*ctx, ann, "bot7");
  EXPECT_NO_THROW(make(ann, "one more"));
}

TEST_P(PersonalTokensTest, ATokenStaysGoodAndIsListedWithItsEndOnly) {
  const auto token = make(ann, "bot", true);
  EXPECT_EQ(token.size(), 43U);
  clock.advance(std::chrono::days{5000});
  EXPECT_EQ(holder(token)->id, ann.id);
  const auto listed = accounts::personal_tokens(*ctx, ann);
  ASSERT_THAT(listed, SizeIs(1));
  EXPECT_EQ(listed[0].name, "bot");
  EXPECT_EQ(listed[0].last_part, token.substr(37));
  EXPECT_TRUE(listed[0].bypass_two_factor);
  EXPECT_FALSE(listed[0].expires_at);
  EXPECT_THAT(accounts::personal_tokens(*ctx, ben), IsEmpty());
}

TEST_P(PersonalTokensTest, ANameIsUsedOnceByOnePerson) {
  make(ann, "bot");
  EXPECT_REFUSED(make(ann, "bot"), token_already_exists);
  EXPECT_NO_THROW(make(ben, "bot"));
  EXPECT_NO_THROW(make(ann, "Bot"));
  EXPECT_REFUSED(make(ann, " "), field_required);
}

TEST_P(PersonalTokensTest, ANewTextEndsTheOldOne) {
  const auto old = make(ann, "bot", true);
  EXPECT_TRUE(holder(old));
  const auto renewed = accounts::regenerate_personal_token(*ctx, ann, "bot");
  EXPECT_FALSE(holder(old));
  EXPECT_TRUE(holder(renewed));
  EXPECT_TRUE(accounts::personal_tokens(*ctx, ann).at(0).bypass_two_factor);
  ASSERT_THAT(told<bus::SessionsEnded>(), SizeIs(1));
  EXPECT_EQ(told<bus::SessionsEnded>()[0].token_hash, sha256_base64(old));
  EXPECT_REFUSED(accounts::regenerate_personal_token(*ctx, ann, "other"), token_does_not_exist);
}

TEST_P(PersonalTokensTest, Removing) {
  const auto token = make(ann, "bot");
  EXPECT_REFUSED(accounts::remove_personal_token(*ctx, ben, "bot"), token_does_not_exist);
  EXPECT_TRUE(holder(token));
  accounts::remove_personal_token(*ctx, ann, "bot");
  EXPECT_FALSE(holder(token));
  EXPECT_REFUSED(accounts::remove_personal_token(*ctx, ann, "bot"), token_does_not_exist);
}

TEST_P(PersonalTokensTest, AllOfItNeedsThePermission) {
  make(ann, "bot");
  permissions.put("create-personal-access-tokens", {"admin"});
  EXPECT_REFUSED(make(ann, "other"), not_authorized);
  EXPECT_REFUSED(accounts::regenerate_personal_token(*ctx, ann, "bot"), not_authorized);
  EXPECT_REFUSED(accounts::remove_personal_token(*ctx, ann, "bot"), not_authorized);
  EXPECT_REFUSED(accounts::personal_tokens(*ctx, ann), not_authorized);
}

TEST_P(PersonalTokensTest, LoginTokensForOthersWhereTheServerWasStartedWithThem) {
  EXPECT_EQ(holder(accounts::create_token_for(*ctx, ann, ann.id).token)->id, ann.id);
  EXPECT_REFUSED(accounts::create_token_for(*ctx, admin, ann.id), not_authorized);
  ctx->tokens_for_users = true;
  EXPECT_REFUSED(accounts::create_token_for(*ctx, ben, ann.id), not_authorized);
  EXPECT_EQ(holder(accounts::create_token_for(*ctx, admin, ann.id).token)->id, ann.id);
  EXPECT_THAT(audited(), ElementsAre("user.token_made"));
  EXPECT_REFUSED(accounts::create_token_for(*ctx, admin, UserId{"nobody"}), invalid_user);
  rewrite(ben, [](model::User& user) { user.active = false; });
  EXPECT_REFUSED(accounts::create_token_for(*ctx, admin, ben.id), invalid_user);
}

// The call began while the session was good.
TEST_P(PersonalTokensTest, AnEndedSessionMakesNoToken) {
  const auto session = session_of(ann);
  make(session, "old");
  const auto calls = {
      +[](const Context& on, const Actor& who) { accounts::generate_personal_token(on, who, "bot", false); },
      +[](const Context& on, const Actor& who) { accounts::regenerate_personal_token(on, who, "old"); },
      +[](const Context& on, const Actor& who) { (void)accounts::create_token_for(on, who, who.id); },
      +[](const Context& on, const Actor& who) { (void)accounts::renew_alone(on, who, {}); }};
  const auto all_are_refused = [&](const Actor& who) {
    const auto before = column("SELECT hash FROM login_tokens ORDER BY hash");
    for (const auto call : calls) EXPECT_REFUSED(call(*ctx, who), must_be_logged_in);
    EXPECT_EQ(column("SELECT hash FROM login_tokens ORDER BY hash"), before);
  };
  const auto expiring = session_of(ann);
  accounts::logout(*ctx, session);
  all_are_refused(session);
  clock.advance(std::chrono::days{settings.integer(settings::accounts("Accounts_LoginExpiration")) + 1});
  all_are_refused(expiring);
  const auto off = session_of(ann);
  accounts::set_active(*ctx, admin, ann.id, false);
  all_are_refused(off);
  accounts::set_active(*ctx, admin, ann.id, true);
  all_are_refused(off);
}

TEST_P(PersonalTokensTest, ANewBeginningEndsAllOtherLogins) {
  const auto here = session_of(ann);
  const auto there = session_of(ann);
  const auto personal = make(here, "bot");
  const auto renewed = accounts::renew_alone(*ctx, here, {.address = kHome, .user_agent = "test"});
  EXPECT_FALSE(lives(here));
  EXPECT_FALSE(lives(there));
  EXPECT_TRUE(holder(renewed.token));
  EXPECT_TRUE(holder(personal));
}

INSTANTIATE_TEST_SUITE_P(Engines, PersonalTokensTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
