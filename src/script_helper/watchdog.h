#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace confab::script_helper {

/// Measures how long scripts run, from a thread of its own that never ends. Its methods are for the script's thread.
class Watchdog {
 public:
  /// `interrupt` is called, on the watchdog's thread and again and again, while something runs for too long; a second
  /// later the process ends.
  explicit Watchdog(std::function<void()> interrupt);
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  void start(std::chrono::milliseconds budget);
  void stop();
  /// While it waits for others, nothing runs.
  void pause();
  void resume();
  [[nodiscard]] bool is_late() const;

 private:
  using Clock = std::chrono::steady_clock;
  [[noreturn]] void watch();

  const std::function<void()> interrupt_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Clock::time_point> end_;  // while something runs
  Clock::duration left_{};                // while it is paused
  bool is_late_ = false;
};

}  // namespace confab::script_helper
