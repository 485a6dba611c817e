#include "net/timer_wheel.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace confab::net {
namespace {

using namespace std::chrono_literals;

struct TestTimer final : Timer {
  void on_timeout() override {
    ++fired;
    if (then) then();
  }
  int fired = 0;
  std::function<void()> then;
};

class TimerWheelTest : public ::testing::Test {
 protected:
  void pass(std::chrono::milliseconds time) {
    now_ += time;
    wheel_.advance(now_);
  }
  TimerWheel::Clock::time_point now_{};
  TimerWheel wheel_{now_};
};

TEST_F(TimerWheelTest, FiresOnceAndNotEarly) {
  TestTimer timer;
  EXPECT_EQ(wheel_.next(), std::nullopt);
  wheel_.arm(timer, now_ + 1s);
  EXPECT_EQ(wheel_.next(), now_ + 1s);
  pass(999ms);
  EXPECT_EQ(timer.fired, 0);
  pass(201ms);
  EXPECT_EQ(timer.fired, 1);
  pass(10min);
  EXPECT_EQ(timer.fired, 1);
  EXPECT_EQ(wheel_.next(), std::nullopt);
}

TEST_F(TimerWheelTest, CanBePutOffBroughtForwardAndTakenBack) {
  TestTimer later;
  TestTimer sooner;
  TestTimer never;
  wheel_.arm(later, now_ + 1s);
  wheel_.arm(sooner, now_ + 5s);
  wheel_.arm(never, now_ + 1s);
  wheel_.arm(later, now_ + 3s);
  wheel_.arm(sooner, now_ + 1s);
  wheel_.disarm(never);
  pass(1500ms);
  EXPECT_EQ(later.fired, 0);
  EXPECT_EQ(sooner.fired, 1);
  pass(1600ms);
  EXPECT_EQ(later.fired, 1);
  pass(1h);
  EXPECT_EQ(never.fired, 0);
}

TEST_F(TimerWheelTest, ReachesBeyondOneRound) {
  TestTimer timer;
  wheel_.arm(timer, now_ + 10min);
  for (int second = 0; second < 599; ++second) pass(1s);
  EXPECT_EQ(timer.fired, 0);
  pass(1200ms);
  EXPECT_EQ(timer.fired, 1);
}

TEST_F(TimerWheelTest, SleepingLongMissesNothing) {
  std::vector<std::unique_ptr<TestTimer>> timers;
  for (int i = 0; i < 300; ++i) {
    timers.push_back(std::make_unique<TestTimer>());
    wheel_.arm(*timers.back(), now_ + i * 1s);
  }
  pass(301s);
  for (const auto& timer : timers) EXPECT_EQ(timer->fired, 1);
}

TEST_F(TimerWheelTest, CallbacksMayArmAndDestroyAnything) {
  TestTimer again;
  auto first = std::make_unique<TestTimer>();
  auto second = std::make_unique<TestTimer>();
  first->then = [&] { second.reset(); };
  second->then = [&] { first.reset(); };
  again.then = [&] { wheel_.arm(again, now_ + 1s); };
  wheel_.arm(*first, now_ + 1s);
  wheel_.arm(*second, now_ + 1s);
  wheel_.arm(again, now_ + 1s);
  pass(1100ms);
  EXPECT_NE(first == nullptr, second == nullptr);  // whichever came first destroyed the other
  EXPECT_EQ(again.fired, 1);
  pass(1200ms);
  EXPECT_EQ(again.fired, 2);
}

}  // namespace
}  // namespace confab::net
