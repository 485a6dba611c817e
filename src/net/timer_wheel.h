#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace confab::net {

/// Something that waits in a TimerWheel; leaves it when destroyed.
class Timer {
 public:
  Timer() = default;
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  virtual ~Timer() { unlink(); }

  /// The time set with TimerWheel::arm() has come. May arm again.
  virtual void on_timeout() = 0;

 private:
  friend class TimerWheel;
  void unlink();
  void link_before(Timer& next);

  Timer* previous_ = nullptr;
  Timer* next_ = nullptr;
  std::uint64_t due_ = 0;   // in ticks; when to call
  std::uint64_t slot_ = 0;  // in ticks; where it is linked, not later than due_
};

/// Timeouts of thousands of connections for the price of a linked list: coarse (100 ms), O(1) to arm, and putting a
/// deadline off, which happens with every request, costs no relinking. One thread.
class TimerWheel {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kTick{100};

  explicit TimerWheel(Clock::time_point now);
  TimerWheel(const TimerWheel&) = delete;
  TimerWheel& operator=(const TimerWheel&) = delete;
  ~TimerWheel();

  /// Calls on_timeout() at `at` or up to two ticks later; replaces an earlier time.
  void arm(Timer& timer, Clock::time_point at);
  void disarm(Timer& timer);
  /// Calls what is due. A callback may arm, disarm and destroy any timer.
  void advance(Clock::time_point now);
  /// When advance() may have something to do; nullopt when nothing is armed.
  [[nodiscard]] std::optional<Clock::time_point> next() const;

 private:
  struct Anchor final : Timer {
    void on_timeout() override {}
  };

  [[nodiscard]] std::uint64_t ticks(Clock::time_point at) const;
  void place(Timer& timer);
  void run_slot(std::uint64_t tick);
  [[nodiscard]] std::uint64_t first_used() const;

  static constexpr std::size_t kSlots = 1024;
  static constexpr std::uint64_t kNothing = UINT64_MAX;
  Clock::time_point origin_;
  std::uint64_t current_ = 0;      // all ticks up to here are done
  std::uint64_t next_ = kNothing;  // no slot before this one is in use, so that a turn of the loop need not search
  std::array<Anchor, kSlots> slots_;
};

}  // namespace confab::net
