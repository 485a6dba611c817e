#include "core/operation/use.h"

#include <gmock/gmock.h>

#include "core/team.h"

namespace confab::core {
namespace {

using operation::Days;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class UseTest : public testing::TeamTest {
 protected:
  void count() {
    const std::atomic<bool> stop = false;
    operation::count_use(*ctx, {"job", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop});
  }
  Days today() { return operation::day_of(clock.now()); }
};

TEST_P(UseTest, WhatIsWrittenCountsOnceOnItsDay) {
  for (int i = 0; i < 3; ++i) say(ann, room, "one");
  const auto first = today();
  count();
  clock.advance(std::chrono::days{1});
  say(ben, room, "two");
  count();
  count();
  const auto sent = operation::messages_sent(*ctx, admin, {first.first, today().last});
  EXPECT_THAT(sent.days, UnorderedElementsAre(Pair(first.first, 3), Pair(today().first, 1)));
  EXPECT_EQ(sent.period, 4);
  EXPECT_EQ(sent.yesterday, 3);
  EXPECT_EQ(operation::writers_by_day(*ctx, admin, first).begin()->second, 1);
}

TEST_P(UseTest, WhoAsksNeedNotWaitForTheJob) {
  for (int i = 0; i < 3; ++i) say(ann, room, "one");
  EXPECT_EQ(operation::messages_sent(*ctx, admin, today()).period, 3);
  say(ben, room, "two");
  EXPECT_EQ(operation::writers_by_day(*ctx, admin, today()).begin()->second, 2);
  count();
  EXPECT_EQ(operation::messages_sent(*ctx, admin, today()).period, 4);
}

TEST_P(UseTest, OldDaysAreForgotten) {
  say(ann, room, "one");
  const auto first = today();
  count();
  clock.advance(std::chrono::days{401});
  count();
  EXPECT_EQ(operation::messages_sent(*ctx, admin, first).period, 0);
  EXPECT_THAT(operation::messages_by_kind(*ctx, admin, first), IsEmpty());
}

TEST_P(UseTest, NobodyElseSeesThem) {
  EXPECT_REFUSED((void)operation::messages_sent(*ctx, ann, today()), not_allowed);
  EXPECT_REFUSED((void)operation::room_use(*ctx, ann, {.days = today()}), not_allowed);
  EXPECT_REFUSED((void)operation::writers(*ctx, ann, today()), not_allowed);
}

INSTANTIATE_TEST_SUITE_P(Engines, UseTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
