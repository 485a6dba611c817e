#include "core/push/tokens.h"

#include <gmock/gmock.h>

#include "base/errors/push.h"
#include "base/errors/request.h"
#include "core/accounts/accounts.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PushTokensTest : public testing::AccountsTest {
 protected:
  store::PushToken name(const Actor& session, const std::string& token, std::optional<std::string> id = {},
                        const std::string& app = "chat") {
    clock.advance(std::chrono::seconds{1});
    return push::register_token(*ctx, session, {.id = std::move(id), .kind = "gcm", .token = token, .app_name = app});
  }
  std::vector<std::string> of(const Actor& who) {
    std::vector<std::string> tokens;
    for (const auto& one : store::PushTokens{*db->read()}.of(who.pk)) tokens.push_back(one.token);
    return tokens;
  }
};

TEST_P(PushTokensTest, AreNamedAgainAndRemoved) {
  const auto session = session_of(ann);
  const auto first = name(session, "t1", "phone");
  EXPECT_EQ(first.id, "phone");
  const auto again = name(session, "t2", "phone");
  EXPECT_EQ(again.created_at, first.created_at);
  EXPECT_GT(again.updated_at, first.updated_at);
  EXPECT_THAT(of(ann), ElementsAre("t2"));
  const auto other = name(session, "t3");
  EXPECT_EQ(name(session, "t3").id, other.id);
  EXPECT_EQ(name(session, "t3", "tablet").id, "tablet");
  EXPECT_THAT(of(ann), ElementsAre("t3", "t2"));
  name(session, "t3", {}, "another app");
  EXPECT_THAT(of(ann), ElementsAre("t3", "t3", "t2"));
  push::remove_token(*ctx, session, "t3");
  EXPECT_THAT(of(ann), ElementsAre("t2"));
  EXPECT_REFUSED(push::remove_token(*ctx, session, "t3"), push_token_unknown);
  EXPECT_REFUSED(push::remove_token(*ctx, session_of(ben), "t2"), push_token_unknown);
  EXPECT_REFUSED(push::remove_token(*ctx, session, ""), push_token_refused);
}

TEST_P(PushTokensTest, ADeviceIsItsLastUsers) {
  name(session_of(ann), "shared", "phone");
  EXPECT_EQ(name(session_of(ben), "shared", "phone").user_pk, ben.pk);
  EXPECT_THAT(of(ann), IsEmpty());
  EXPECT_THAT(of(ben), ElementsAre("shared"));
}

TEST_P(PushTokensTest, TheNameOfSomebodyElsesDeviceIsNotTaken) {
  name(session_of(ann), "hers", "phone");
  EXPECT_NE(name(session_of(ben), "his", "phone").id, "phone");
  EXPECT_FALSE(push::keep_token(*ctx, session_of(ben), "phone"));
  EXPECT_THAT(of(ann), ElementsAre("hers"));
  EXPECT_THAT(of(ben), ElementsAre("his"));
}

TEST_P(PushTokensTest, EndWithTheirLogIn) {
  const auto one = session_of(ann);
  const auto two = session_of(ann);
  name(one, "t1", "first");
  name(two, "t2");
  name(session_of(ann), "t3");
  clock.advance(std::chrono::seconds{1});
  EXPECT_TRUE(push::keep_token(*ctx, two, "first"));
  accounts::logout(*ctx, one);
  EXPECT_THAT(of(ann), ElementsAre("t1", "t3", "t2"));
  accounts::logout_others(*ctx, two);
  EXPECT_THAT(of(ann), ElementsAre("t1", "t2"));
  const auto renewed = accounts::renew_alone(*ctx, two, {.address = kHome, .user_agent = "test"});
  EXPECT_THAT(of(ann), ElementsAre("t1", "t2"));
  accounts::logout(*ctx, sessions->authenticate(ann.id.value, renewed.token, kHome).value());
  EXPECT_THAT(of(ann), IsEmpty());
}

TEST_P(PushTokensTest, AreBounded) {
  const auto session = session_of(ann);
  for (int i = 0; i <= push::kMaxTokens; ++i) name(session, "t" + std::to_string(i));
  const auto kept = of(ann);
  EXPECT_THAT(kept, SizeIs(push::kMaxTokens));
  EXPECT_EQ(kept.back(), "t1");
}

TEST_P(PushTokensTest, NonsenseIsRefused) {
  const auto session = session_of(ann);
  const auto refused = [&](const std::string& kind, const std::string& token, const std::string& app) {
    return push::register_token(*ctx, session, {.id = {}, .kind = kind, .token = token, .app_name = app});
  };
  EXPECT_REFUSED(name(session, "t", std::string(push::kMaxId + 1, 'x')), push_id_refused);
  EXPECT_REFUSED(refused("web", "t", "chat"), push_type_refused);
  EXPECT_REFUSED(refused("apn", "", "chat"), push_token_refused);
  EXPECT_REFUSED(refused("apn", std::string(push::kMaxToken + 1, 'x'), "chat"), push_token_refused);
  EXPECT_REFUSED(refused("apn", "t", ""), push_app_refused);
  auto impersonated = session;
  impersonated.impersonator = Impersonator{ben.id, ben.pk, ben.username};
  EXPECT_REFUSED(name(impersonated, "t"), impersonating);
  accounts::logout(*ctx, session);
  EXPECT_REFUSED(name(session, "t"), must_be_logged_in);
}

INSTANTIATE_TEST_SUITE_P(Engines, PushTokensTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
