#pragma once

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
  /// `capacity`: how many tasks may wait; a full queue refuses further ones, so that overload is an answer, not a hang.
  WorkerPool(std::size_t threads, std::size_t capacity);
  ~WorkerPool();  // runs what is queued, then joins
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or the pool is stopping. Any thread. A task must not throw.
  [[nodiscard]] bool submit(std::function<void()> task);
  /// The same past the limit, for cleaning up after a connection: that must not be lost.
  void submit_always(std::function<void()> task);
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }

 private:
  void run();

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace confab
