#pragma once
// `<t:1630360800:R>`: a point in time that each reader sees in their own zone.

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "markup/source.h"

namespace confab::markup {

struct MessageTime {
  Position end = kNowhere;
  Position date_begin = 0;
  Position date_end = 0;
  char format = 't';
};

/// The tag at `p`; a date is ten digits, an ISO 8601 date and time, or a time of day.
[[nodiscard]] std::optional<MessageTime> match_message_time(const Source& source, Position p);

/// Seconds since 1970 of a matched date. What no calendar has is 0, and seconds beyond 32 bits wrap around: both as in
/// the package, whose results clients hold. `now` names the day that a time of day belongs to.
[[nodiscard]] std::int32_t message_time_seconds(std::string_view date, Timestamp now);

}  // namespace confab::markup
