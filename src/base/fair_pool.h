#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/worker_pool.h"

namespace confab {

/// Threads for work that takes long: what strangers send is read, looked into and kept. Nobody is refused; but of one
/// person only so many tasks run at once, and further ones wait without holding up anybody else's. Whoever submits
/// bounds how many there are.
class FairPool {
 public:
  /// `each`: tasks of one person at the same time.
  FairPool(std::size_t threads, std::size_t each) : each_(each), pool_(threads, 0, {}, WorkerPool::Outside::all) {}
  FairPool(const FairPool&) = delete;
  FairPool& operator=(const FairPool&) = delete;
  ~FairPool() = default;  // runs what waits

  /// Any thread. A task must not throw.
  void submit(const std::string& who, std::function<void()> task);
  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Person {
    std::size_t running = 0;
    std::deque<std::function<void()>> waiting;
  };
  void start(const std::string& who, std::function<void()> task);
  void end(const std::string& who);

  const std::size_t each_;
  mutable std::mutex mutex_;  // guards the following
  std::unordered_map<std::string, Person> people_;
  std::size_t held_back_ = 0;
  WorkerPool pool_;  // last: its threads use the rest
};

}  // namespace confab
