// A status that ends by itself.

#include <gmock/gmock.h>

#include "base/errors/daily.h"
#include "core/accounts/accounts.h"
#include "core/accounts/profile.h"
#include "core/accounts/status.h"
#include "core/accounts/status_end.h"
#include "store/jobs.h"

namespace confab::core {
namespace {

using std::chrono::minutes;
using ::testing::SizeIs;

class StatusEndTest : public testing::AccountsTest {
 protected:
  Timestamp until(minutes ahead) { return clock.now() + ahead; }
  void choose(const std::string& status, const std::string& text, const std::optional<Timestamp>& end) {
    accounts::set_status(*ctx, ann, ann.id, status, text, end);
  }
  std::optional<Timestamp> due() { return store::Jobs{*db->read()}.next_due(accounts::EndStatus::kJob, 1); }
  void end(Timestamp at) { accounts::end_status(*ctx, {ann.id, at}); }
};

TEST_P(StatusEndTest, ItEndsAsIfNothingHadBeenChosen) {
  const auto at = until(minutes{30});
  choose("busy", "lunch", at);
  EXPECT_EQ(stored(ann).status_expires_at, at);
  EXPECT_EQ(due(), at);
  EXPECT_EQ(told<bus::UserChanged>().back().fields.status_expires_at, at);
  end(at);
  EXPECT_EQ(stored(ann).status_default, "online");
  EXPECT_EQ(stored(ann).status_text, "");
  EXPECT_EQ(stored(ann).status_expires_at, std::nullopt);
  EXPECT_EQ(told<bus::UserStatusChanged>().back().chosen, "online");
  EXPECT_TRUE(told<bus::UserChanged>().back().fields.status_never_expires);
  const auto before = events.lock()->size();
  end(at);  // a job runs at least once
  EXPECT_THAT(*events.lock(), SizeIs(before));
}

TEST_P(StatusEndTest, WhatIsChosenBeforeTheEndTakesItAway) {
  const auto first = until(minutes{30});
  choose("busy", "lunch", first);
  choose("busy", "dinner", {});
  EXPECT_EQ(stored(ann).status_expires_at, std::nullopt);
  EXPECT_EQ(due(), std::nullopt);
  end(first);
  EXPECT_EQ(stored(ann).status_text, "dinner");

  const auto second = until(minutes{40});
  choose("busy", "dinner", second);
  EXPECT_EQ(stored(ann).status_expires_at, second) << "the end alone is a change";
  end(first);
  EXPECT_EQ(stored(ann).status_text, "dinner");
  accounts::update_own(*ctx, ann, {.status_text = "in the profile"});
  end(second);
  EXPECT_EQ(stored(ann).status_text, "in the profile");
}

TEST_P(StatusEndTest, OnlyATimeAheadAndNotTooFar) {
  EXPECT_REFUSED(choose("busy", "lunch", clock.now()), time_out_of_reach);
  EXPECT_REFUSED(choose("busy", "lunch", clock.now() + accounts::kFarthestStatusEnd + minutes{1}), time_out_of_reach);
  EXPECT_EQ(stored(ann).status_text, "");
  choose("busy", "lunch", clock.now() + accounts::kFarthestStatusEnd);
}

INSTANTIATE_TEST_SUITE_P(Engines, StatusEndTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
