#include "script_helper/watchdog.h"

#include <unistd.h>

#include "script_helper/wire.h"

namespace confab::script_helper {
namespace {

constexpr std::chrono::milliseconds kAgain{20};
constexpr std::chrono::seconds kStuck{1};

}  // namespace

Watchdog::Watchdog(std::function<void()> interrupt) : interrupt_(std::move(interrupt)) {
  std::thread{[this] { watch(); }}.detach();
}

void Watchdog::start(std::chrono::milliseconds budget) {
  const std::lock_guard lock{mutex_};
  is_late_ = false;
  end_ = Clock::now() + budget;
  changed_.notify_one();
}

void Watchdog::stop() {
  const std::lock_guard lock{mutex_};
  end_.reset();
}

void Watchdog::pause() {
  const std::lock_guard lock{mutex_};
  left_ = *end_ - Clock::now();
  end_.reset();
}

void Watchdog::resume() {
  const std::lock_guard lock{mutex_};
  end_ = Clock::now() + left_;
  changed_.notify_one();
}

bool Watchdog::is_late() const {
  const std::lock_guard lock{mutex_};
  return is_late_;
}

void Watchdog::watch() {
  std::unique_lock lock{mutex_};
  while (true) {
    changed_.wait(lock, [this] { return end_.has_value(); });
    const auto end = *end_;
    if (changed_.wait_until(lock, end, [&] { return end_ != end; })) continue;
    is_late_ = true;
    while (end_ == end) {
      if (Clock::now() > end + kStuck) _exit(kExitStuck);
      interrupt_();
      changed_.wait_for(lock, kAgain);
    }
  }
}

}  // namespace confab::script_helper
