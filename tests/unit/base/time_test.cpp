#include "base/time.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(Time, IsoRoundTrip) {
  const auto time = parse_time("2026-11-22T17:28:32.045Z");
  ASSERT_TRUE(time.has_value());
  EXPECT_EQ(to_iso8601(*time), "2026-11-22T17:28:32.045Z");
}

TEST(Time, ReadsTheFormsClientsSend) {
  EXPECT_EQ(to_iso8601(parse_time("2026-11-22").value()), "2026-11-22T00:00:00.000Z");
  EXPECT_EQ(to_iso8601(parse_time("2026-11-22T10:00:00+02:00").value()), "2026-11-22T08:00:00.000Z");
  EXPECT_EQ(to_iso8601(parse_time("2026-11-22T10:00:00.1234567Z").value()), "2026-11-22T10:00:00.123Z");
  EXPECT_EQ(to_iso8601(parse_time("2026-11-22 10:00").value()), "2026-11-22T10:00:00.000Z");
  for (const auto* date : {"Wed, 01 Jan 2020 17:28:32 GMT", "1 Jan 2020 18:28:32 +0100", "01 Jan 2020 17:28:32"}) {
    EXPECT_EQ(to_iso8601(parse_time(date).value()), "2020-01-01T17:28:32.000Z") << date;
  }
  EXPECT_EQ(to_iso8601(parse_time("01 Jan 2020").value()), "2020-01-01T00:00:00.000Z");
  EXPECT_EQ(to_millis(parse_time("1700000000000").value()), 1'700'000'000'000);
  EXPECT_EQ(to_millis(parse_time("0").value()), 0);
}

TEST(Time, RefusesTheRest) {
  for (const auto* text : {"", "-", "yesterday", "2026-13-01", "2026-02-30", "2026-01-01T", "2026-01-01T25:00:00Z",
                           "2026-01-01T10:00:00Q", "99999999999999999999", "2026-01-01T10:00:00+2", "01/02/2020",
                           "32 Jan 2020", "01 Jam 2020", "Wed 01 Jan 2020", "01 Jan 20", "01 Jan 2020 17:28:32 PST"}) {
    EXPECT_FALSE(parse_time(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace confab
