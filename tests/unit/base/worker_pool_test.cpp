// First come, first served; a full queue says so; and what was taken is done.

#include "base/worker_pool.h"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "base/concurrent.h"

namespace confab {
namespace {

using ::testing::ElementsAre;

/// Keeps a worker busy until the test opens it.
class Gate {
 public:
  std::function<void()> task() {
    return [this] {
      reached_.set_value();
      opened_.get_future().wait();
    };
  }
  void await() { reached_.get_future().wait(); }
  void open() { opened_.set_value(); }

 private:
  std::promise<void> reached_, opened_;
};

TEST(WorkerPool, RunsInTheOrderOfComing) {
  Guarded<std::vector<int>> done;
  {
    WorkerPool pool{1, 100};
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(pool.submit([&, i] { done.lock()->push_back(i); }));
  }
  EXPECT_THAT(*done.lock(), ElementsAre(0, 1, 2, 3, 4));
}

TEST(WorkerPool, WaitsForWhatIsDoneElsewhere) {
  std::atomic<int> done = 0;
  std::jthread elsewhere;
  {
    WorkerPool pool{1, 100};
    EXPECT_TRUE(pool.submit([&] {
      elsewhere = std::jthread{[&, hold = pool.hold()] {
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
        pool.submit_always([&] { ++done; });  // in the pool's last moments
      }};
    }));
  }
  EXPECT_EQ(done, 1);
}

TEST(WorkerPool, AFullQueueRefusesButNotWhatMustNotBeLost) {
  Gate gate;
  std::atomic<int> done = 0;
  {
    WorkerPool pool{1, 2};
    EXPECT_EQ(pool.threads(), 1U);
    ASSERT_TRUE(pool.submit(gate.task()));
    gate.await();
    EXPECT_EQ(pool.waiting(), 0U);
    EXPECT_TRUE(pool.submit([&] { ++done; }));
    EXPECT_TRUE(pool.submit([&] { ++done; }));
    EXPECT_FALSE(pool.submit([&] { done += 100; }));
    pool.submit_always([&] { ++done; });
    EXPECT_EQ(pool.waiting(), 3U);
    EXPECT_FALSE(pool.submit([&] { done += 100; }));
    gate.open();
  }
  EXPECT_EQ(done, 3);
}

TEST(WorkerPool, ASlowQueueRefusesUntilItIsServed) {
  Gate gate;
  std::atomic<int> done = 0;
  WorkerPool pool{1, 100, std::chrono::milliseconds{5}};
  ASSERT_TRUE(pool.submit(gate.task()));
  gate.await();
  EXPECT_TRUE(pool.submit([&] { ++done; }));
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_TRUE(pool.submit([&] { ++done; })) << "as few as the threads take in one round";
  EXPECT_FALSE(pool.submit([&] { done += 100; }));
  pool.submit_always([&] { ++done; });
  gate.open();
  while (done < 3) std::this_thread::yield();
  EXPECT_TRUE(pool.submit([&] { ++done; }));
}

TEST(WorkerPool, WorksOnAsManyAsItHasThreads) {
  Gate one, two;
  WorkerPool pool{2, 10};
  ASSERT_TRUE(pool.submit(one.task()));
  ASSERT_TRUE(pool.submit(two.task()));
  one.await();
  two.await();  // would wait for ever behind the first
  one.open();
  two.open();
}

TEST(WorkerPool, ATaskMayAddTasksEvenAtTheEnd) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool{2, 10};
    pool.submit_always([&] {
      ++done;
      pool.submit_always([&] { ++done; });
    });
  }
  EXPECT_EQ(done, 2);
}

TEST(WorkerPool, ManyThreadsMaySubmit) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool{4, 10'000};
    std::vector<std::jthread> clients;
    clients.reserve(4);
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back([&] {
        for (int k = 0; k < 500; ++k) EXPECT_TRUE(pool.submit([&] { ++done; }));
      });
    }
  }
  EXPECT_EQ(done, 2000);
}

}  // namespace
}  // namespace confab
