// Tokens for bots, and tokens that administrators make for others.

#include "core/accounts/personal_tokens.h"

#include <gmock/gmock.h>

#include "core/accounts/accounts.h"

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

INSTANTIATE_TEST_SUITE_P(Engines, PersonalTokensTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
