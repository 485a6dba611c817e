#include "base/fair_pool.h"

#include <utility>

namespace confab {

void FairPool::submit(const std::string& who, std::function<void()> task) {
  {
    const std::lock_guard lock{mutex_};
    auto& person = people_[who];
    if (person.running >= each_) {
      ++held_back_;
      person.waiting.push_back(std::move(task));
      return;
    }
    ++person.running;
  }
  start(who, std::move(task));
}

std::size_t FairPool::waiting() const {
  const std::lock_guard lock{mutex_};
  return held_back_ + pool_.waiting();
}

void FairPool::start(const std::string& who, std::function<void()> task) {
  pool_.submit_always([this, who, task = std::move(task)]() mutable {
    task();
    task = nullptr;  // what it holds goes before the next one begins
    end(who);
  });
}

// The next one goes behind what others have submitted meanwhile.
void FairPool::end(const std::string& who) {
  std::function<void()> next;
  {
    const std::lock_guard lock{mutex_};
    const auto found = people_.find(who);
    auto& [running, waiting] = found->second;
    if (waiting.empty()) {
      if (--running == 0) people_.erase(found);
      return;
    }
    next = std::move(waiting.front());
    waiting.pop_front();
    --held_back_;
  }
  start(who, std::move(next));
}

}  // namespace confab
