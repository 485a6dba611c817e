#include "core/kernel/change_clock.h"

#include <gtest/gtest.h>

#include "base/test_clock.h"

namespace confab::core {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

struct ChangeClockTest : ::testing::Test {
  std::chrono::steady_clock::time_point steady;
  confab::testing::TestClock clock;
  ChangeClock changes{clock, [this] { return steady; }};
};

TEST_F(ChangeClockTest, SaysWhatTheClockSays) {
  EXPECT_EQ(changes.next(), clock.now());
  clock.advance(milliseconds{1});
  EXPECT_EQ(changes.next(), clock.now());
  EXPECT_EQ(changes.next(), clock.now()) << "changes of one millisecond have one time";
  EXPECT_EQ(changes.ahead(), milliseconds{0});
}

TEST_F(ChangeClockTest, DoesNotGoBackWithIt) {
  const auto before = changes.next();
  clock.advance(-hours{1});
  EXPECT_EQ(changes.next(), before);
  EXPECT_EQ(changes.ahead(), hours{1});
  clock.advance(hours{2});
  EXPECT_EQ(changes.next(), clock.now()) << "the clock has caught up";
}

TEST_F(ChangeClockTest, GoesOnHalfAsFastWhileTheClockIsBehind) {
  const auto before = changes.next();
  clock.advance(-minutes{1});
  Timestamp last = before;
  for (int i = 0; i < 10'000; ++i) {  // ten a millisecond, for a second
    steady += std::chrono::microseconds{100};
    const auto next = changes.next();
    EXPECT_GE(next, last);
    last = next;
  }
  EXPECT_GT(last - Timestamp{before}, milliseconds{400});
  EXPECT_LE(last - Timestamp{before}, milliseconds{500});
}

TEST_F(ChangeClockTest, IsNotBeforeWhatWasShown) {
  changes.show();  // nothing has changed yet, but somebody was told so
  const auto shown = clock.now();
  clock.advance(-seconds{10});
  EXPECT_GE(changes.next(), shown);
}

TEST_F(ChangeClockTest, IsAfterWhatWasShownAsComplete) {
  const auto first = changes.next();
  changes.close();
  const auto second = changes.next();
  EXPECT_GT(second, first);
  EXPECT_EQ(changes.next(), second) << "once is enough";
  changes.close();
  clock.advance(-hours{1});
  EXPECT_GT(changes.next(), second);
}

TEST_F(ChangeClockTest, IsNotBeforeWhatItMustFollow) {
  const auto asked = clock.now() + seconds{3};
  EXPECT_EQ(changes.next(asked), asked);
  EXPECT_EQ(changes.next(), asked) << "nor is anything else from then on";
  EXPECT_EQ(changes.next(clock.now()), asked);
}

TEST_F(ChangeClockTest, GoesOnWhereAnotherProcessStopped) {
  const auto stopped = clock.now() + hours{1};
  changes.continue_from(stopped);
  EXPECT_EQ(changes.next(), stopped);
  changes.continue_from(clock.now());
  EXPECT_EQ(changes.next(), stopped);
}

TEST_F(ChangeClockTest, PeopleSeeTheClock) {
  const auto time = changes.next();
  EXPECT_EQ(changes.shown(time), time);
  clock.advance(-milliseconds{900});
  EXPECT_EQ(changes.shown(time), time) << "so little is nobody's business";
  clock.advance(-seconds{1});
  EXPECT_EQ(changes.shown(time), clock.now());
}

}  // namespace
}  // namespace confab::core
