#include "core/operation/limits.h"

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/operation.h"
#include "base/errors/request.h"
#include "core/accounts/accounts.h"
#include "store/failed_logins.h"

namespace confab::core {
namespace {

using operation::ReachedLimit;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Limits as the test says.
class FakeLimits final : public operation::CallLimits {
 public:
  [[nodiscard]] std::vector<ReachedLimit> reached(std::string_view kind, std::size_t most) const override {
    std::vector<ReachedLimit> found;
    for (const auto& limit : limits) {
      if (found.size() < most && (kind.empty() || limit.kind == kind)) found.push_back(limit);
    }
    return found;
  }
  [[nodiscard]] std::optional<ReachedLimit> find(std::string_view id) const override {
    for (const auto& limit : limits) {
      if (limit.id == id) return limit;
    }
    return std::nullopt;
  }
  void lift(std::string_view id) override {
    std::erase_if(limits, [&](const auto& limit) { return limit.id == id; });
  }

  std::vector<ReachedLimit> limits;
};

class LimitsTest : public testing::AccountsTest {
 protected:
  void prepare() override {
    AccountsTest::prepare();
    give_password(ann);
    settings.put("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User", 2);
    settings.put("Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip", 3);
  }
  /// A failed log-in, without the price of bcrypt.
  void guess(const std::string& user) {
    const auto tx = db->begin();
    store::add_failed_login(*tx, store::name_key(user), kHome, clock.now());
    tx->commit();
  }
  std::vector<ReachedLimit> list(const std::string& kind = {}) {
    return operation::list_limits(*ctx, admin, calls, {.kind = kind}).limits;
  }
  void lift(const ReachedLimit& limit) { operation::lift_limit(*ctx, admin, calls, limit.id); }
  std::vector<std::string> audited() {
    return db->read()->all("SELECT action, target, details FROM audit_log ORDER BY pk", {},
                           [](const auto& row) { return row.string(0) + " " + row.string(1) + " " + row.string(2); });
  }
  ReachedLimit limit(const std::string& id, const std::string& kind, minutes lasts) {
    ReachedLimit made;
    made.id = id;
    made.kind = kind;
    made.limit = "methods-of-" + kind;
    made.until = clock.now() + lasts;
    return made;
  }

  FakeLimits calls;
};

TEST_P(LimitsTest, ABlockedAccountIsListedUntilItsBlockEndsAndMayBeLifted) {
  guess("ann");
  EXPECT_THAT(list(), IsEmpty());
  clock.advance(minutes{1});
  guess("ANN");
  clock.advance(minutes{1});
  ASSERT_THAT(list(), SizeIs(1));
  const auto block = list("user").at(0);
  EXPECT_EQ(block.kind, "user");
  EXPECT_EQ(block.limit, "failed-logins");
  EXPECT_EQ(block.user, ann.id);
  EXPECT_EQ(block.username, "ann");
  EXPECT_EQ(block.allowed, 2);
  EXPECT_EQ(block.until, clock.now() + minutes{3}) << "then the first failure is too long ago";
  EXPECT_THAT(list("address"), IsEmpty());
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);

  lift(block);
  EXPECT_THAT(list(), IsEmpty());
  EXPECT_EQ(log_in("ann").user.id, ann.id);
  EXPECT_THAT(audited(),
              ElementsAre("limit.lifted " + ann.id.value + R"( {"limit":"failed-logins","kind":"user","call":""})"));
  EXPECT_REFUSED(lift(block), limit_not_found);
}

TEST_P(LimitsTest, ABlockedAddressIsListedUnlessItIsNeverBlocked) {
  for (const auto* nobody : {"x", "y", "z"}) guess(nobody);
  ASSERT_THAT(list(), SizeIs(1));
  const auto block = list().at(0);
  EXPECT_EQ(block.kind, "address");
  EXPECT_EQ(block.address, kHome);
  EXPECT_FALSE(block.username);
  settings.put("Block_Multiple_Failed_Logins_Ip_Whitelist", json::string(kHome));
  EXPECT_THAT(list(), IsEmpty());
  settings.put("Block_Multiple_Failed_Logins_Ip_Whitelist", "");
  lift(block);
  EXPECT_THAT(list(), IsEmpty());
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(LimitsTest, WhatMayBeAPasswordIsNotShown) {
  for (int i = 0; i < 2; ++i) guess("my-secret");
  ASSERT_THAT(list(), SizeIs(1));
  EXPECT_FALSE(list().at(0).username);
  lift(list().at(0));
  EXPECT_THAT(audited(), ElementsAre(R"(limit.lifted  {"limit":"failed-logins","kind":"user","call":""})"));
}

TEST_P(LimitsTest, WhatIsSwitchedOffBlocksNobody) {
  for (int i = 0; i < 3; ++i) guess(i < 2 ? "ann" : "x");
  EXPECT_THAT(list(), SizeIs(2));
  settings.put("Block_Multiple_Failed_Logins_By_User", false);
  settings.put("Block_Multiple_Failed_Logins_By_Ip", false);
  EXPECT_THAT(list(), IsEmpty());
}

TEST_P(LimitsTest, LimitsOfCallsAreNamedSortedPagedAndLifted) {
  calls.limits = {limit("a", "address", minutes{1}), limit("t", "token", minutes{9}),
                  limit("c", "connection", minutes{5})};
  calls.limits[1].user = ben.id;
  for (int i = 0; i < 2; ++i) guess("ann");  // five minutes, too
  const auto all = operation::list_limits(*ctx, admin, calls, {.kind = {}, .limit = 2, .offset = 0});
  EXPECT_EQ(all.total, 4);
  ASSERT_THAT(all.limits, SizeIs(2));
  EXPECT_EQ(all.limits[0].id, "t");
  EXPECT_EQ(all.limits[0].username, "ben");
  const auto last = operation::list_limits(*ctx, admin, calls, {.kind = {}, .limit = 2, .offset = 3});
  ASSERT_THAT(last.limits, SizeIs(1));
  EXPECT_EQ(last.limits[0].id, "a");
  EXPECT_THAT(operation::list_limits(*ctx, admin, calls, {.kind = {}, .limit = 2, .offset = 99}).limits, IsEmpty());

  lift(all.limits[0]);
  EXPECT_THAT(calls.limits, SizeIs(2));
  EXPECT_THAT(audited(), ElementsAre("limit.lifted " + ben.id.value +
                                     R"( {"limit":"methods-of-token","kind":"token","call":""})"));
}

TEST_P(LimitsTest, NobodyElseSeesOrLiftsThem) {
  calls.limits = {limit("a", "address", minutes{1})};
  EXPECT_REFUSED(operation::list_limits(*ctx, ann, calls, {}), not_allowed);
  EXPECT_REFUSED(operation::lift_limit(*ctx, ann, calls, "a"), not_allowed);
  EXPECT_THAT(calls.limits, SizeIs(1));
  EXPECT_THAT(audited(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, LimitsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
