#pragma once

#include <algorithm>
#include <chrono>

namespace confab::net {

/// When a loop may write again. Ten messages to one connection cost hardly more in one write than one of them, so a
/// loop that writes much lets messages gather: it spends no more than a part of its time with writing, as far as pauses
/// of bounded length can bring that about. Who writes seldom never waits. One thread.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  /// The part of its time that a loop may write: one in so many.
  static constexpr int kPart = 8;
  /// So much writing at once is followed by no pause.
  static constexpr std::chrono::microseconds kShort{500};
  static constexpr std::chrono::milliseconds kMaxPause{20};

  void wrote(Clock::time_point from, Clock::time_point to) {
    constexpr Clock::duration kMax = kShort + Clock::duration{kMaxPause} / kPart;
    const auto paid = std::max<Clock::duration>(from - wrote_at_, {}) / kPart;
    debt_ = std::min(std::max<Clock::duration>(debt_ - paid, {}) + (to - from), kMax);
    wrote_at_ = to;
    if (debt_ > kShort) next_ = to + (debt_ - kShort) * kPart;
  }
  /// The pause is over at that time; long ago, when there is none.
  [[nodiscard]] Clock::time_point next() const { return next_; }

 private:
  Clock::duration debt_{0};  // time spent with writing that has not been made up for
  Clock::time_point wrote_at_;
  Clock::time_point next_;
};

}  // namespace confab::net
