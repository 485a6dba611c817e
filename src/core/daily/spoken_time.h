#pragma once
// The words in which people say when they want to be reminded: a small language, read strictly.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace confab::core::daily {

struct Spoken {
  Timestamp at;
  std::string text;  // what to remember; not empty
};

/// Reads, each with `me` before it or not, and `to` or `that` before the text or not:
///
///   in 20 minutes to call Ann         minutes, hours, days, weeks; `a` and `an` are one
///   at 15:30 to call Ann              the next time it is that late
///   today at 15:30 ..., tomorrow at 9:00 ...
///   on 2027-01-05 at 9:00 ...
///
/// `offset`: how far the speaker's clock is ahead of UTC. nullopt for everything else, and where no text is left. The
/// time may lie in the past.
[[nodiscard]] std::optional<Spoken> understand(std::string_view said, Timestamp now, std::chrono::minutes offset);

}  // namespace confab::core::daily
