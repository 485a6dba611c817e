#include "core/accounts/forget_expired.h"

#include <gmock/gmock.h>

#include "core/team.h"
#include "store/failed_logins.h"
#include "store/tokens.h"

namespace confab::core {
namespace {

class ForgetExpiredTest : public testing::PeopleTest {
 protected:
  void put_token(const std::string& hash, std::optional<std::chrono::milliseconds> expires_in) {
    const auto now = clock.now();
    const auto tx = db->begin();
    store::Token token;
    token.hash = hash;
    token.user_pk = ann.pk;
    token.created_at = now;
    if (expires_in) token.expires_at = now + *expires_in;
    store::TokenWriter{*tx}.insert(token);
    tx->commit();
  }
  void put_failures(int count) {
    const auto tx = db->begin();
    for (int i = 0; i < count; ++i) store::add_failed_login(*tx, "ann", "192.0.2.1", clock.now());
    tx->commit();
  }
  bool has_token(const std::string& hash) { return store::Tokens{*db->read()}.by_hash(hash).has_value(); }
  std::int64_t failures() { return store::failed_logins_of_user(*db->read(), "ann", {from_millis(0), clock.now()}); }

  std::atomic<bool> stop{false};
  jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
};

TEST_P(ForgetExpiredTest, TokensGoAWeekAfterTheyRanOut) {
  put_token("ran out long ago", std::chrono::hours{1});
  put_token("ran out lately", std::chrono::days{3});
  put_token("lasts", std::chrono::days{90});
  put_token("personal", std::nullopt);
  clock.advance(std::chrono::days{8});
  accounts::forget_expired(*ctx, run);
  EXPECT_FALSE(has_token("ran out long ago"));
  EXPECT_TRUE(has_token("ran out lately"));
  EXPECT_TRUE(has_token("lasts"));
  EXPECT_TRUE(has_token("personal"));
}

TEST_P(ForgetExpiredTest, FailedLogInsGoInSeveralTransactions) {
  put_failures(1200);
  clock.advance(std::chrono::hours{23});
  put_failures(2);
  clock.advance(std::chrono::hours{2});
  accounts::forget_expired(*ctx, run);
  EXPECT_EQ(failures(), 2);
}

TEST_P(ForgetExpiredTest, FailedLogInsStayWhileALimitMayCountThem) {
  settings.put("Block_Multiple_Failed_Logins_Time_To_Unblock_By_Ip_In_Minutes", 3 * 24 * 60);
  put_failures(1);
  clock.advance(std::chrono::days{2});
  accounts::forget_expired(*ctx, run);
  EXPECT_EQ(failures(), 1);
}

TEST_P(ForgetExpiredTest, AServerThatStopsIsNotHeldUp) {
  put_failures(1);
  clock.advance(std::chrono::days{2});
  stop = true;
  EXPECT_THROW(accounts::forget_expired(*ctx, run), jobs::Interrupted);
  EXPECT_EQ(failures(), 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, ForgetExpiredTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
