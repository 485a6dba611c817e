#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace confab::app {

/// While it lives, the program ends `patience` after it was made, whatever still waits: a statement that a database
/// does not answer must not keep a service manager waiting until it kills. What is acknowledged is on disk already, so
/// this loses as much as a crash does: nothing.
class StopDeadline {
 public:
  static constexpr int kExitCode = 3;

  explicit StopDeadline(std::chrono::milliseconds patience);
  ~StopDeadline();
  StopDeadline(const StopDeadline&) = delete;
  StopDeadline& operator=(const StopDeadline&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::thread watcher_;
};

}  // namespace confab::app
