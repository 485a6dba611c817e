#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// First start: the public default channel `general` with the id GENERAL, unless there has been one. Idempotent;
/// several nodes may start at once.
void ensure_general(const Context& ctx);

}  // namespace confab::core::rooms
