#pragma once
// Points in time as Confab stores and sends them: UTC, whole milliseconds.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace confab {

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Milliseconds since 1970-01-01T00:00:00Z, the form in databases and in EJSON's `$date`.
[[nodiscard]] constexpr std::int64_t to_millis(Timestamp time) {
  return time.time_since_epoch().count();
}
[[nodiscard]] constexpr Timestamp from_millis(std::int64_t millis) {
  return Timestamp{std::chrono::milliseconds{millis}};
}

/// `2026-11-22T17:28:32.000Z`, the form in REST answers. Years outside 0..9999 are clamped.
[[nodiscard]] std::string to_iso8601(Timestamp time);

/// Reads a date, or a date and time with optional fraction and with `Z`, an offset or nothing (UTC); or the same as
/// mail and HTTP write it, `Wed, 01 Jan 2020 17:28:32 GMT` and parts of that; nullopt for anything else. A number of
/// digits alone is milliseconds since the epoch, which some SDKs send.
[[nodiscard]] std::optional<Timestamp> parse_time(std::string_view text);

/// Where "now" comes from. Tests put a clock of their own in its place. Any thread may call it.
class TimeSource {
 public:
  TimeSource() = default;
  TimeSource(const TimeSource&) = delete;
  TimeSource& operator=(const TimeSource&) = delete;
  virtual ~TimeSource() = default;
  [[nodiscard]] virtual Timestamp now() const = 0;
};

class SystemTime final : public TimeSource {
 public:
  [[nodiscard]] Timestamp now() const override;
};

}  // namespace confab
