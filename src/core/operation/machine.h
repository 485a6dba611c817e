#pragma once

#include "core/operation/statistics.h"

namespace confab::core::operation {

/// The machine that this process runs on, at this moment.
[[nodiscard]] SystemStatistics describe_system();
/// The same for a caller who asks what the server runs on: with get-server-info. nullopt: it is not theirs to know.
[[nodiscard]] std::optional<SystemStatistics> describe_system_to(const Context& ctx, const std::optional<Actor>& actor);
[[nodiscard]] ProcessStatistics describe_process();

}  // namespace confab::core::operation
