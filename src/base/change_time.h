#pragma once

#include <algorithm>
#include <compare>

#include "base/time.h"

namespace confab {

/// When something changed, as clients ask for what has changed since they asked last (`_updatedAt`, `updatedSince`):
/// never before a time that a change had earlier, whatever the machine's clock does. Only core::ChangeClock makes new
/// ones, so what the clock shows cannot be stored in the place of one by mistake. What people see of a time is a
/// Timestamp.
class ChangeTime {
 public:
  constexpr ChangeTime() = default;  // never
  /// One that the database has.
  [[nodiscard]] static constexpr ChangeTime stored(Timestamp time) { return ChangeTime{time}; }

  constexpr operator Timestamp() const { return time_; }  // NOLINT(google-explicit-constructor): any reader's business
  /// The later of the two.
  [[nodiscard]] constexpr ChangeTime not_before(Timestamp time) const { return ChangeTime{std::max(time_, time)}; }

  friend constexpr auto operator<=>(const ChangeTime&, const ChangeTime&) = default;
  friend constexpr auto operator<=>(const ChangeTime& a, const Timestamp& b) { return a.time_ <=> b; }
  friend constexpr bool operator==(const ChangeTime& a, const Timestamp& b) { return a.time_ == b; }

 private:
  explicit constexpr ChangeTime(Timestamp time) : time_(time) {}

  Timestamp time_{};
};

}  // namespace confab
