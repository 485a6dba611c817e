#pragma once

#include <algorithm>
#include <chrono>

namespace confab::net {

/// When a loop may write again. Writing one message to a thousand connections takes as long as writing ten to each. So
/// after writing for long, and only then, a loop lets messages gather for as long as it has written, and spends no more
/// than half of its time that way. One thread.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  /// Writing that took no longer is followed by no pause.
  static constexpr std::chrono::microseconds kShort{500};
  static constexpr std::chrono::milliseconds kMaxPause{20};

  void wrote(Clock::time_point from, Clock::time_point to) {
    const auto took = to - from;
    if (took > kShort) next_ = to + std::min<Clock::duration>(took, kMaxPause);
  }
  /// The pause is over at that time; long ago, when there is none.
  [[nodiscard]] Clock::time_point next() const { return next_; }

 private:
  Clock::time_point next_;
};

}  // namespace confab::net
