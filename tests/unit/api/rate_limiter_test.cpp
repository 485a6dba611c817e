#include "api/rate_limiter.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

namespace confab::api {
namespace {

using std::chrono::milliseconds;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RateLimiterTest : public ::testing::Test {
 protected:
  RateLimiter::Verdict count(const std::string& key, std::int64_t limit = 2) {
    return limiter.count(key, limit, milliseconds{1000});
  }

  /// The one clock that counts: the steps of the wall clock do not matter.
  struct SteadyClock {
    std::chrono::steady_clock::time_point time{std::chrono::hours{1}};
    void advance(milliseconds by) { time += by; }
  } clock;
  RateLimiter limiter{[this] { return clock.time; }};
};

TEST_F(RateLimiterTest, CountsDownAndRefuses) {
  const auto first = count("a");
  EXPECT_TRUE(first.allowed);
  EXPECT_EQ(first.limit, 2);
  EXPECT_EQ(first.remaining, 1);
  EXPECT_EQ(first.reset, milliseconds{1000});
  clock.advance(milliseconds{400});
  const auto second = count("a");
  EXPECT_TRUE(second.allowed);
  EXPECT_EQ(second.remaining, 0);
  EXPECT_EQ(second.reset, milliseconds{600}) << "the window does not move with the calls";
  const auto third = count("a");
  EXPECT_FALSE(third.allowed);
  EXPECT_EQ(third.remaining, 0);
  EXPECT_EQ(third.reset, milliseconds{600});
}

TEST_F(RateLimiterTest, KeysAreApart) {
  count("a");
  count("a");
  EXPECT_FALSE(count("a").allowed);
  EXPECT_TRUE(count("b").allowed);
}

TEST_F(RateLimiterTest, AWindowEnds) {
  count("a");
  count("a");
  clock.advance(milliseconds{999});
  EXPECT_FALSE(count("a").allowed);
  clock.advance(milliseconds{1});
  const auto next = count("a");
  EXPECT_TRUE(next.allowed);
  EXPECT_EQ(next.remaining, 1);
  EXPECT_EQ(next.reset, milliseconds{1000});
}

TEST_F(RateLimiterTest, RefusedCallsDoNotPutTheEndOff) {
  count("a");
  count("a");
  for (int i = 0; i < 9; ++i) {
    clock.advance(milliseconds{100});
    EXPECT_FALSE(count("a").allowed);
  }
  clock.advance(milliseconds{100});
  EXPECT_TRUE(count("a").allowed);
}

TEST_F(RateLimiterTest, SweepingKeepsTheWindowsThatAreOpen) {
  EXPECT_TRUE(limiter.count("long", 1, std::chrono::minutes{10}).allowed);
  clock.advance(std::chrono::minutes{2});
  EXPECT_TRUE(count("other").allowed);  // sweeps
  EXPECT_FALSE(limiter.count("long", 1, std::chrono::minutes{10}).allowed);
}

TEST_F(RateLimiterTest, ALimitThatIsLoweredCountsAtOnce) {
  EXPECT_TRUE(count("a", 5).allowed);
  EXPECT_TRUE(count("a", 5).allowed);
  const auto lowered = count("a", 1);
  EXPECT_FALSE(lowered.allowed);
  EXPECT_EQ(lowered.remaining, 0);
}

TEST_F(RateLimiterTest, MemoryIsBoundedAndTheOldestIsForgotten) {
  RateLimiter small{[this] { return clock.time; }, 160};
  for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(small.count("key " + std::to_string(i), 1, milliseconds{1000}).allowed);
  EXPECT_LE(small.size(), 160U);
  EXPECT_FALSE(small.count("key 9999", 1, milliseconds{1000}).allowed) << "the newest is still counted";
  EXPECT_TRUE(small.count("key 0", 1, milliseconds{1000}).allowed);
}

TEST_F(RateLimiterTest, WhatEndedIsSweptAway) {
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(count("key " + std::to_string(i)).allowed);
  clock.advance(std::chrono::minutes{2});
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(count("other " + std::to_string(i)).allowed);
  EXPECT_EQ(limiter.size(), 200U);
}

TEST_F(RateLimiterTest, TellsWhichKeysAreRefusedAndForgetsThem) {
  const auto reached = [&](const std::string& start = {}, std::size_t most = 10) {
    return limiter.reached([&](std::string_view key) { return key.starts_with(start); }, most);
  };
  for (int i = 0; i < 2; ++i) count("full");
  EXPECT_THAT(reached(), IsEmpty()) << "nothing was refused yet";
  for (int i = 0; i < 5; ++i) count("over");
  for (int i = 0; i < 3; ++i) count("another");
  EXPECT_THAT(reached(), SizeIs(2));
  EXPECT_THAT(reached({}, 1), SizeIs(1));
  clock.advance(milliseconds{300});
  ASSERT_THAT(reached("over"), SizeIs(1));
  const auto over = reached("over").front();
  EXPECT_EQ(over.key, "over");
  EXPECT_EQ(over.limit, 2);
  EXPECT_EQ(over.refused, 3);
  EXPECT_EQ(over.reset, milliseconds{700});
  limiter.forget("over");
  limiter.forget("never counted");
  EXPECT_THAT(reached("over"), IsEmpty());
  EXPECT_TRUE(count("over").allowed);
  clock.advance(milliseconds{700});
  EXPECT_THAT(reached(), IsEmpty()) << "the other one has ended";
}

TEST_F(RateLimiterTest, ThreadsTogetherGetNoMoreThanTheLimit) {
  std::atomic<int> allowed{0};
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int call = 0; call < 50; ++call) allowed += count("a", 100).allowed ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(allowed, 100);
}

}  // namespace
}  // namespace confab::api
