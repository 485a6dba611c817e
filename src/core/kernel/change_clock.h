#pragma once

#include <chrono>
#include <functional>
#include <mutex>

#include "base/change_time.h"
#include "base/time.h"

namespace confab::core {

/// Where the times of changes come from: one for all that is written to a database, for the cursor with which a client
/// asks what has changed is the newest it has seen anywhere. While the machine's clock is behind what was given
/// already, times stand or go on slowly, until it has caught up (docs/decisions/0032). Any thread may call it.
class ChangeClock {
 public:
  using Steady = std::function<std::chrono::steady_clock::time_point()>;
  explicit ChangeClock(const TimeSource& time, Steady steady = std::chrono::steady_clock::now)
      : time_(time), steady_(std::move(steady)) {}

  /// For what is being written: not before any that was given, nor before what has been shown. To be taken where no
  /// other change can be stored in between, which is within a transaction: Transaction::change_time().
  [[nodiscard]] ChangeTime next();
  /// The same, and nothing that comes later is before `time` either.
  [[nodiscard]] ChangeTime next(Timestamp time);

  /// Somebody is told what has changed up to now, and will ask from now on: what changes later is not before it.
  void show();
  /// show() to whoever takes what has the newest time, or `time`, as complete: what changes later is after it.
  void close(Timestamp time = {});
  /// What an earlier process may have given.
  void continue_from(Timestamp newest);

  /// The newest that was given or shown.
  [[nodiscard]] Timestamp newest() const;
  /// By how much that is ahead of the machine's clock.
  [[nodiscard]] std::chrono::milliseconds ahead() const;
  /// What people see as the time of a change: the clock's, where that is far behind.
  [[nodiscard]] Timestamp shown(ChangeTime time) const;

 private:
  void advance(Timestamp now);

  const TimeSource& time_;
  const Steady steady_;
  mutable std::mutex mutex_;
  Timestamp newest_{};
  bool closed_ = false;                             // `newest_` must not be given any more
  std::chrono::steady_clock::time_point moved_at_;  // when `newest_` went on without the clock
};

}  // namespace confab::core
