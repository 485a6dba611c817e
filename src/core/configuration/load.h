#pragma once

#include "core/kernel/context.h"

namespace confab::bus {
struct Event;
}

namespace confab::core::configuration {

/// At the start: built-in roles into the store, what was made once and is kept for ever (uniqueID, the secret of the
/// registration address, that the environment says the setup is over), stored settings and permissions into memory.
void load(const Context& ctx);

/// Puts everything that is stored in force again: events were lost, or did not carry what they told of. Reads; not for
/// listeners.
void reload(const Context& ctx);

/// Keeps memory in step with the store. For every event; reads nothing. False where the event does not say what the
/// value is now (a secret, changed on another node): then a reload() is due.
[[nodiscard]] bool observe(const Context& ctx, const bus::Event& event);

}  // namespace confab::core::configuration
