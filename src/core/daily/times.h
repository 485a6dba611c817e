#pragma once
// When something is to happen, as people choose it.

#include <optional>
#include <string>

#include "core/kernel/context.h"

namespace confab::core::daily {

/// Longest time ahead.
inline constexpr std::chrono::days kFarthest{120};

/// Throws Refusal(time_out_of_reach) unless `at` is in the future, within `farthest`.
void require_ahead(const Context& ctx, Timestamp at, std::chrono::days farthest = kFarthest);
/// Throws Refusal(unknown_time_zone) for a name that is no IANA zone of this system.
void require_zone(const std::optional<std::string>& zone);

}  // namespace confab::core::daily
