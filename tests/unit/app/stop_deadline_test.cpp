#include "app/stop_deadline.h"

#include <gtest/gtest.h>

namespace confab::app {
namespace {

using std::chrono::milliseconds;

TEST(StopDeadlineTest, WhoIsInTimeGoesOn) {
  { const StopDeadline deadline{std::chrono::hours{1}}; }
  SUCCEED() << "without an hour's wait";
}

TEST(StopDeadlineDeathTest, WhatHangsEndsWithAWord) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        const StopDeadline deadline{milliseconds{50}};
        std::this_thread::sleep_for(std::chrono::minutes{1});
      },
      ::testing::ExitedWithCode(StopDeadline::kExitCode), "did not end in time");
}

}  // namespace
}  // namespace confab::app
