#pragma once

#include "bus/events.h"
#include "core/kernel/context.h"

namespace confab::core::configuration {

/// At the start: built-in roles into the store, what was made once and is kept for ever (uniqueID, the secret of the
/// registration address), stored settings and permissions into memory.
void load(const Context& ctx);

/// Keeps memory in step with the store when another part of the system, or another node, has changed it. For every
/// event.
void observe(const Context& ctx, const bus::Event& event);

}  // namespace confab::core::configuration
