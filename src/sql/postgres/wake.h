#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace confab::sql::postgres {

/// Wakes the thread that waits for a connection in poll(), and tells it to end. Thread-safe.
class Wake {
 public:
  Wake();
  ~Wake();
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;

  /// For poll(): readable from wake() until clear().
  [[nodiscard]] int descriptor() const { return descriptor_; }
  void wake() noexcept;
  void clear() noexcept;

  /// Wakes for the last time.
  void stop() noexcept;
  /// Waits for stop(), at most so long; whether it was called.
  [[nodiscard]] bool stopped_within(std::chrono::milliseconds time);

 private:
  const int descriptor_;
  std::mutex mutex_;
  bool stopping_ = false;
  std::condition_variable stops_;
};

}  // namespace confab::sql::postgres
