#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace confab {

/// The threads that run requests and methods as plain blocking code. First come, first served.
class WorkerPool {
 public:
  /// Overload is an answer, not a hang: further tasks are refused while `capacity` of them wait, and while the first of
  /// those has waited for longer than `longest_wait`, so that what is taken is done soon.
  WorkerPool(std::size_t threads, std::size_t capacity,
             std::chrono::nanoseconds longest_wait = std::chrono::nanoseconds::max());
  ~WorkerPool();  // runs what is queued, then joins
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or too slow, or the pool is stopping. Any thread. A task must not throw.
  [[nodiscard]] bool submit(std::function<void()> task);
  /// The same past the limits, for cleaning up after a connection: that must not be lost.
  void submit_always(std::function<void()> task);
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    std::function<void()> task;
    Clock::time_point since;
  };
  void stop();
  void run();
  [[nodiscard]] bool takes_more(Clock::time_point now) const;

  const std::size_t capacity_;
  const std::chrono::nanoseconds longest_wait_;
  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::deque<Waiting> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace confab
