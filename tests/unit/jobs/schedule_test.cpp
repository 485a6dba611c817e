#include "jobs/schedule.h"

#include <gmock/gmock.h>

namespace confab::jobs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The next `count` times after `from`, in UTC.
std::vector<std::string> times(std::string_view rule, std::string_view zone, std::string_view from, int count = 1) {
  const Schedule schedule{rule, zone};
  std::vector<std::string> found;
  found.reserve(static_cast<std::size_t>(count));
  auto time = parse_time(from).value();
  for (int i = 0; i < count; ++i) found.push_back(to_iso8601(time = schedule.next(time)).substr(0, 16));
  return found;
}

std::string problem(std::string_view rule, std::string_view zone = {}) {
  try {
    (void)Schedule{rule, zone};
    return "none";
  } catch (const BadSchedule& bad) {
    return bad.what();
  }
}

TEST(Schedule, EveryIsTheSameMomentsForAll) {
  EXPECT_THAT(times("every 15m", "", "2026-01-01T10:07:00Z", 2), ElementsAre("2026-01-01T10:15", "2026-01-01T10:30"));
  EXPECT_THAT(times("every 1d", "", "2026-01-01T00:00:00Z"), ElementsAre("2026-01-02T00:00"));
}

TEST(Schedule, TheFieldsAreThoseOfCron) {
  EXPECT_THAT(times("30 3 * * *", "", "2026-01-01T03:30:00Z"), ElementsAre("2026-01-02T03:30"));
  EXPECT_THAT(times("*/20 8-9 * * *", "", "2026-01-01T08:30:00Z", 4),
              ElementsAre("2026-01-01T08:40", "2026-01-01T09:00", "2026-01-01T09:20", "2026-01-01T09:40"));
  EXPECT_THAT(times("0 9 * * 1-5", "", "2026-01-02T09:00:00Z"), ElementsAre("2026-01-05T09:00")) << "Friday to Monday";
  EXPECT_THAT(times("0 0 * * 7", "", "2026-01-01T00:00:00Z"), ElementsAre("2026-01-04T00:00"));
  EXPECT_THAT(times("0 0 13 * 5", "", "2026-02-01T00:00:00Z", 3),
              ElementsAre("2026-02-06T00:00", "2026-02-13T00:00", "2026-02-20T00:00"))
      << "both days are given: either";
  EXPECT_THAT(times("0 0 29 2 *", "", "2026-01-01T00:00:00Z"), ElementsAre("2028-02-29T00:00"));
  EXPECT_THAT(times("5,10 0 1 1,7 *", "", "2026-01-01T00:05:00Z", 2),
              ElementsAre("2026-01-01T00:10", "2026-07-01T00:05"));
}

TEST(Schedule, TheClockIsTheZones) {
  EXPECT_THAT(times("0 9 * * *", "Europe/Berlin", "2026-01-01T00:00:00Z"), ElementsAre("2026-01-01T08:00"));
  EXPECT_THAT(times("0 9 * * *", "Europe/Berlin", "2026-07-01T00:00:00Z"), ElementsAre("2026-07-01T07:00"));
  EXPECT_THAT(times("0 9 * * *", "Asia/Kolkata", "2026-01-01T00:00:00Z"), ElementsAre("2026-01-01T03:30"));
  EXPECT_THAT(times("0 0 1 * *", "America/New_York", "2026-01-31T23:00:00Z"), ElementsAre("2026-02-01T05:00"));
}

// Berlin, 29 March 2026: after 01:59 comes 03:00, at 01:00 UTC.
TEST(Schedule, ATimeThatDoesNotExistIsDueWhenTheClocksGoForward) {
  EXPECT_THAT(times("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2),
              ElementsAre("2026-03-29T01:00", "2026-03-30T00:30"));
  EXPECT_THAT(times("0,30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2),
              ElementsAre("2026-03-29T01:00", "2026-03-30T00:00"))
      << "once, though two times fall into the gap";
}

// Berlin, 25 October 2026: 02:00 to 02:59 comes twice, at 00:00 and 01:00 UTC.
TEST(Schedule, ATimeThatExistsTwiceIsDueTheFirstTimeOnly) {
  EXPECT_THAT(times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2),
              ElementsAre("2026-10-25T00:30", "2026-10-26T01:30"));
  EXPECT_THAT(times("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z"), ElementsAre("2026-10-26T01:30"))
      << "asked within the second 02:xx";
}

// In Lebanon the clocks go forward at midnight: the 29th of March 2026 begins at 01:00.
TEST(Schedule, ADayWithoutMidnightHasItsMidnightWhenItBegins) {
  EXPECT_THAT(times("0 0 * * *", "Asia/Beirut", "2026-03-28T12:00:00Z", 2),
              ElementsAre("2026-03-28T22:00", "2026-03-29T21:00"));
}

TEST(Schedule, WhatCannotBeReadSaysWhy) {
  EXPECT_THAT(problem("every"), HasSubstr("five fields"));
  EXPECT_THAT(problem("every 0m"), HasSubstr("number and a unit"));
  EXPECT_THAT(problem("every 5 m"), HasSubstr("number and a unit"));
  EXPECT_THAT(problem("every 5y"), HasSubstr("unit is"));
  EXPECT_THAT(problem("every 367d"), HasSubstr("366"));
  EXPECT_THAT(problem("* * * *"), HasSubstr("five fields"));
  EXPECT_THAT(problem("60 * * * *"), HasSubstr("within 0 and 59"));
  EXPECT_THAT(problem("5-3 * * * *"), HasSubstr("within 0 and 59"));
  EXPECT_THAT(problem("*/0 * * * *"), HasSubstr("step"));
  EXPECT_THAT(problem("x * * * *"), HasSubstr("within"));
  EXPECT_THAT(problem("0 0 30 2 *"), HasSubstr("never comes"));
  EXPECT_THAT(problem("0 0 * * *", "Europe/Nowhere"), HasSubstr("no time zone"));
}

}  // namespace
}  // namespace confab::jobs
