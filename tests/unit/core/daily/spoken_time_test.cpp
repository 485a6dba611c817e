#include "core/daily/spoken_time.h"

#include <gtest/gtest.h>

namespace confab::core::daily {
namespace {

using namespace std::chrono_literals;

// A Monday, 14:00 for the speaker, who is an hour ahead.
const Timestamp kNow = *parse_time("2026-11-30T13:00:00Z");

std::string heard(std::string_view said) {
  const auto spoken = understand(said, kNow, 60min);
  return spoken ? to_iso8601(spoken->at).substr(0, 16) + " " + spoken->text : "?";
}

TEST(SpokenTime, ASpanFromNow) {
  EXPECT_EQ(heard("me in 20 minutes to call Ann"), "2026-11-30T13:20 call Ann");
  EXPECT_EQ(heard("in 1 hour stretch"), "2026-11-30T14:00 stretch");
  EXPECT_EQ(heard("me in an hour that it is late"), "2026-11-30T14:00 it is late");
  EXPECT_EQ(heard("Me In 2 Days to  rest a bit "), "2026-12-02T13:00 rest a bit");
  EXPECT_EQ(heard("in 3 w to x"), "2026-12-21T13:00 x");
}

TEST(SpokenTime, ATimeOfTheSpeakersClock) {
  EXPECT_EQ(heard("me at 15:30 to call Ann"), "2026-11-30T14:30 call Ann");
  EXPECT_EQ(heard("me at 9:05 to call Ann"), "2026-12-01T08:05 call Ann");
  EXPECT_EQ(heard("me at 14:00 to call Ann"), "2026-12-01T13:00 call Ann");
  EXPECT_EQ(heard("today at 15:30 call Ann"), "2026-11-30T14:30 call Ann");
  EXPECT_EQ(heard("tomorrow at 9:00 to call Ann"), "2026-12-01T08:00 call Ann");
  EXPECT_EQ(heard("me on 2027-01-05 at 9:00 to call Ann"), "2027-01-05T08:00 call Ann");
}

TEST(SpokenTime, WhatIsUnclearIsNotGuessed) {
  for (const auto* said : {"",
                           "me",
                           "me to call Ann",
                           "in 20 minutes",
                           "in 20 to x",
                           "in twenty minutes to x",
                           "in 0 minutes x",
                           "in -5 minutes x",
                           "in 99999 weeks x",
                           "in 5 fortnights x",
                           "at 9 to x",
                           "at 25:00 to x",
                           "at 9:60 to x",
                           "at 9:0 to x",
                           "tomorrow to x",
                           "tomorrow 9:00 x",
                           "on 2027-02-30 at 9:00 x",
                           "on 5.1.2027 at 9:00 x",
                           "on 2027-01-05 to x",
                           "soon x",
                           "in 5 minutes to",
                           "in 5 minutes \xff"}) {
    EXPECT_EQ(heard(said), "?") << said;
  }
}

}  // namespace
}  // namespace confab::core::daily
