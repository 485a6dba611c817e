#include "net/pace.h"

#include <gtest/gtest.h>

namespace confab::net {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST(Pace, ShortWritingIsFollowedByNoPause) {
  Pace pace;
  const auto now = Pace::Clock::now();
  EXPECT_LE(pace.next(), now);
  pace.wrote(now, now + Pace::kShort);
  EXPECT_LE(pace.next(), now);
}

TEST(Pace, MuchWritingIsFollowedByAPauseThatMakesUpForIt) {
  Pace pace;
  const auto now = Pace::Clock::now();
  pace.wrote(now, now + milliseconds{2});
  EXPECT_EQ(pace.next(), now + milliseconds{2} + (milliseconds{2} - Pace::kShort) * Pace::kPart);
  const auto later = pace.next();
  pace.wrote(later, later);
  EXPECT_EQ(pace.next(), later) << "what was made up for does not count twice";
}

TEST(Pace, LittleByLittleCountsAsWell) {
  Pace pace;
  const auto start = Pace::Clock::now();
  auto now = start;
  const auto write_now_and_then = [&](int parts) {
    for (int i = 0; i < 1000 && pace.next() <= now; ++i) {
      pace.wrote(now, now + microseconds{50});
      now += microseconds{50} * parts;
    }
  };
  write_now_and_then(Pace::kPart + 2);
  EXPECT_LE(pace.next(), now) << "the part that it may";
  write_now_and_then(Pace::kPart / 2);
  EXPECT_GT(pace.next(), now);
}

TEST(Pace, NoPauseIsLongerThanTheLongest) {
  Pace pace;
  const auto now = Pace::Clock::now();
  pace.wrote(now, now + milliseconds{500});
  EXPECT_EQ(pace.next(), now + milliseconds{500} + Pace::kMaxPause);
}

}  // namespace
}  // namespace confab::net
