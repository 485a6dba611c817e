#pragma once
// When something that recurs is due.

#include <array>
#include <bitset>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/time.h"

namespace confab::jobs {

/// A rule or a zone that cannot be read; what() says why.
class BadSchedule : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A rule of recurrence, a value. One of
///
///   every 15m                 at fixed distances: `s`, `m`, `h` or `d`, between a second and 366 days; counted from
///   1970
///                             (UTC), so that all nodes mean the same moments
///   30 3 * * 1-5              minute, hour, day of the month, month, day of the week (0 or 7: Sunday), on the clock of
///   a
///                             time zone: `*`, `a`, `a-b`, `*/n`, `a-b/n`, and lists of these with commas. When both
///                             days are given, either one is enough, as cron has it
///
/// When clocks go forward, a time that does not exist is due at the moment when they do; when they go back, a time that
/// exists twice is due the first time only. So what is due once a day runs once, every day. What should run each hour
/// whatever the clocks do is said with `every`.
class Schedule {
 public:
  /// `zone` is an IANA name ("Europe/Berlin"); empty is UTC. Throws BadSchedule, for rules that are never due, too.
  Schedule(std::string_view rule, std::string_view zone);

  /// The first time after `time`.
  [[nodiscard]] Timestamp next(Timestamp time) const;

 private:
  struct Clock {  // the fields of a rule on a zone's clock
    std::bitset<60> minutes;
    std::bitset<24> hours;
    std::bitset<32> days;
    std::bitset<13> months;
    std::bitset<7> weekdays;
    bool any_day = false, any_weekday = false;
  };
  [[nodiscard]] static Clock read_clock(std::string_view rule);
  [[nodiscard]] bool is_on(std::chrono::local_days day) const;
  [[nodiscard]] std::optional<Timestamp> next_on_clock(Timestamp time) const;

  std::chrono::milliseconds distance_{0};  // of `every`; zero for a rule on the clock
  Clock clock_;
  std::string zone_;
};

}  // namespace confab::jobs
