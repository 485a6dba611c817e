#include "net/pace.h"

#include <gtest/gtest.h>

namespace confab::net {
namespace {

using std::chrono::milliseconds;

TEST(Pace, ShortWritingIsFollowedByNoPause) {
  Pace pace;
  const auto now = Pace::Clock::now();
  EXPECT_LE(pace.next(), now);
  pace.wrote(now, now + Pace::kShort);
  EXPECT_LE(pace.next(), now);
}

TEST(Pace, LongWritingIsFollowedByAPauseAsLong) {
  Pace pace;
  const auto now = Pace::Clock::now();
  pace.wrote(now, now + milliseconds{3});
  EXPECT_EQ(pace.next(), now + milliseconds{6});
  pace.wrote(now + milliseconds{6}, now + milliseconds{6});
  EXPECT_EQ(pace.next(), now + milliseconds{6});
}

TEST(Pace, NoPauseIsLongerThanTheLongest) {
  Pace pace;
  const auto now = Pace::Clock::now();
  pace.wrote(now, now + milliseconds{500});
  EXPECT_EQ(pace.next(), now + milliseconds{500} + Pace::kMaxPause);
}

}  // namespace
}  // namespace confab::net
