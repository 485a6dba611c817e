#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/outside_wait.h"

namespace confab {

/// The threads that run requests and methods as plain blocking code. First come, first served. The thread that fell
/// idle last is woken first: what it works with is still in the processor's caches, and few threads do what few can do.
class WorkerPool {
 public:
  /// Overload is an answer, not a hang: further tasks are refused while `capacity` of them wait, and while more wait
  /// than there are threads and the first has done so for longer than `longest_wait`, so that what is taken is done
  /// soon. A shorter line is one round of the threads: its first waits long where the machine gives the program no
  /// time.
  ///
  /// Who may wait for what is outside of the program (outside_wait.h) at the same time: half of the threads and few for
  /// one person, or all of them, where nobody waits for what they do.
  enum class Outside : bool { some, all };
  WorkerPool(std::size_t threads, std::size_t capacity,
             std::chrono::nanoseconds longest_wait = std::chrono::nanoseconds::max(), Outside outside = Outside::some);
  ~WorkerPool();  // runs what is queued, waits for who holds it, then joins
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or too slow, or the pool is stopping. Any thread. A task must not throw.
  [[nodiscard]] bool submit(std::function<void()> task);
  /// The same past the limits, for cleaning up after a connection: that must not be lost.
  void submit_always(std::function<void()> task);
  /// For a call that a task has begun and another thread ends: while it lives, so do the pool's threads, and what is
  /// submitted is run. Any thread; taken by a task.
  class Hold {
   public:
    Hold(Hold&& other) noexcept : pool_(std::exchange(other.pool_, nullptr)) {}
    Hold& operator=(Hold&&) = delete;
    ~Hold() {
      if (pool_ != nullptr) pool_->release();
    }

   private:
    friend class WorkerPool;
    explicit Hold(WorkerPool& pool) : pool_(&pool) {}
    WorkerPool* pool_;
  };
  [[nodiscard]] Hold hold();
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }
  [[nodiscard]] std::chrono::nanoseconds longest_wait() const { return longest_wait_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    std::function<void()> task;
    Clock::time_point since;
  };
  void stop();
  /// A thread that has nothing to do.
  struct Idle {
    std::condition_variable called;
    bool is_called = false;
  };
  void run(Idle& self);
  void add(std::unique_lock<std::mutex> lock, std::function<void()> task, Clock::time_point now);
  [[nodiscard]] Idle* call_one();
  void release();
  [[nodiscard]] bool takes_more(Clock::time_point now) const;

  const std::size_t capacity_;
  const std::chrono::nanoseconds longest_wait_;
  mutable std::mutex mutex_;
  std::deque<Waiting> queue_;
  std::deque<Idle> places_;  // one a thread; they outlive the threads
  std::vector<Idle*> idle_;  // the last one is called first
  bool calling_ = false;     // one is called and not awake yet; it calls the next
  std::size_t holds_ = 0;
  bool stopping_ = false;
  OutsidePlaces outside_;
  std::vector<std::thread> threads_;
};

}  // namespace confab
