#pragma once

#include "core/operation/statistics.h"

namespace confab::core::operation {

/// The machine that this process runs on, at this moment.
[[nodiscard]] SystemStatistics describe_system();
[[nodiscard]] ProcessStatistics describe_process();

}  // namespace confab::core::operation
