#include "base/worker_pool.h"

#include <algorithm>
#include <utility>

namespace confab {
namespace {

// Of a pool's threads, who may wait outside at once: all together, and for one person.
constexpr std::size_t kOneOfThreads = 2, kOneOfThreadsForOne = 6;
constexpr std::size_t kAtLeast = 2;

}  // namespace

WorkerPool::WorkerPool(std::size_t threads, std::size_t capacity, std::chrono::nanoseconds longest_wait,
                       Outside outside)
    : capacity_(capacity),
      longest_wait_(longest_wait),
      outside_(outside == Outside::all ? threads : std::max(threads / kOneOfThreads, kAtLeast),
               outside == Outside::all ? threads : std::max(threads / kOneOfThreadsForOne, kAtLeast)) {
  threads_.reserve(threads);
  try {
    for (std::size_t i = 0; i < threads; ++i) {
      auto& place = places_.emplace_back();
      threads_.emplace_back([this, &place] { run(place); });
    }
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
    for (auto* idle : idle_) idle->called.notify_one();
  }
  for (auto& thread : threads_) thread.join();
}

bool WorkerPool::takes_more(Clock::time_point now) const {
  if (stopping_ || queue_.size() >= capacity_) return false;
  return queue_.size() <= threads_.size() || now - queue_.front().since <= longest_wait_;
}

bool WorkerPool::submit(std::function<void()> task) {
  const auto now = Clock::now();
  std::unique_lock lock{mutex_};
  if (!takes_more(now)) return false;
  add(std::move(lock), std::move(task), now);
  return true;
}

void WorkerPool::submit_always(std::function<void()> task) {
  const auto now = Clock::now();
  add(std::unique_lock{mutex_}, std::move(task), now);
}

void WorkerPool::add(std::unique_lock<std::mutex> lock, std::function<void()> task, Clock::time_point now) {
  queue_.push_back({std::move(task), now});
  auto* called = call_one();
  lock.unlock();
  // Outside the lock, into which it would run.
  if (called != nullptr) called->called.notify_one();
}

/// A thread is called at a time: a burst of short tasks is done by few, and long ones do not hold each other up,
/// because who wakes up calls the next before it begins. The caller notifies it.
WorkerPool::Idle* WorkerPool::call_one() {
  if (calling_ || idle_.empty() || queue_.empty()) return nullptr;
  auto* idle = idle_.back();
  idle_.pop_back();
  calling_ = idle->is_called = true;
  return idle;
}

WorkerPool::Hold WorkerPool::hold() {
  const std::lock_guard lock{mutex_};
  ++holds_;
  return Hold{*this};
}

void WorkerPool::release() {
  const std::lock_guard lock{mutex_};
  // Under the lock: behind it the pool may be gone.
  if (--holds_ == 0 && stopping_) {
    for (auto* idle : idle_) idle->called.notify_one();
  }
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock{mutex_};
  return queue_.size();
}

void WorkerPool::run(Idle& self) {
  const OutsidePlaces::Thread thread{outside_};
  std::unique_lock lock{mutex_};
  while (true) {
    if (queue_.empty()) {
      if (stopping_ && holds_ == 0) return;
      self.is_called = false;
      idle_.push_back(&self);
      self.called.wait(lock, [&] { return self.is_called || (stopping_ && holds_ == 0); });
      if (self.is_called) {
        calling_ = false;
      } else {
        std::erase(idle_, &self);
      }
      continue;
    }
    auto task = std::move(queue_.front().task);
    queue_.pop_front();
    auto* called = call_one();
    lock.unlock();
    if (called != nullptr) called->called.notify_one();
    task();
    task = nullptr;  // what it holds goes outside the lock
    lock.lock();
  }
}

}  // namespace confab
