#include "base/fair_pool.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <mutex>
#include <string>
#include <vector>

#include "base/becomes.h"

namespace confab {
namespace {

using testing::becomes;
using ::testing::ElementsAre;

TEST(FairPoolTest, OnePersonsTasksWaitAndNobodyElsesDo) {
  std::latch open{1};
  std::atomic<int> running{0}, most{0};
  std::atomic<bool> other_done{false};
  {
    FairPool pool{4, 2};
    for (int i = 0; i < 10; ++i) {
      pool.submit("mal", [&] {
        most = std::max(most.load(), ++running);
        open.wait();
        --running;
      });
    }
    pool.submit("ann", [&] { other_done = true; });
    EXPECT_TRUE(becomes([&] { return other_done.load(); })) << "two threads are free";
    EXPECT_TRUE(becomes([&] { return running == 2; }));
    EXPECT_EQ(pool.waiting(), 8);
    open.count_down();
    EXPECT_TRUE(becomes([&] { return pool.waiting() == 0; }));
  }
  EXPECT_EQ(running, 0);
  EXPECT_LE(most, 2);
}

TEST(FairPoolTest, WhatWaitsIsDoneBeforeItEndsAndInItsOrder) {
  std::vector<int> done;
  {
    FairPool pool{3, 1};
    for (int i = 0; i < 5; ++i) pool.submit("ann", [&, i] { done.push_back(i); });
  }
  EXPECT_THAT(done, ElementsAre(0, 1, 2, 3, 4));
}

}  // namespace
}  // namespace confab
