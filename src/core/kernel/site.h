#pragma once

#include <string>

#include "core/kernel/context.h"

namespace confab::core {

/// Where people reach this workspace (Site_Url), without a slash at its end; empty while nobody has said it.
[[nodiscard]] std::string site_address(const Context& ctx);

}  // namespace confab::core
