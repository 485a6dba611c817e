#include "base/worker_pool.h"

#include <utility>

namespace confab {

WorkerPool::WorkerPool(std::size_t threads, std::size_t capacity, std::chrono::nanoseconds longest_wait)
    : capacity_(capacity), longest_wait_(longest_wait) {
  threads_.reserve(threads);
  try {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  } catch (...) {  // those that run already must end before their handles do
    stop();
    throw;
  }
}

WorkerPool::~WorkerPool() {
  stop();
}

void WorkerPool::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  work_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool WorkerPool::takes_more(Clock::time_point now) const {
  if (stopping_ || queue_.size() >= capacity_) return false;
  return queue_.empty() || now - queue_.front().since <= longest_wait_;
}

bool WorkerPool::submit(std::function<void()> task) {
  const auto now = Clock::now();
  {
    const std::lock_guard lock{mutex_};
    if (!takes_more(now)) return false;
    queue_.push_back({std::move(task), now});
  }
  work_.notify_one();
  return true;
}

void WorkerPool::submit_always(std::function<void()> task) {
  {
    const std::lock_guard lock{mutex_};
    queue_.push_back({std::move(task), Clock::now()});
  }
  work_.notify_one();
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock{mutex_};
  return queue_.size();
}

void WorkerPool::run() {
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock lock{mutex_};
      work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      task = std::move(queue_.front().task);
      queue_.pop_front();
    }
    task();
  }
}

}  // namespace confab
