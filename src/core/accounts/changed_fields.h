#pragma once

#include "base/json.h"
#include "bus/events/user_changed.h"

namespace confab::core::accounts {

/// The names of what changed, without the values: what the audit log keeps.
[[nodiscard]] json::array names_of(const bus::UserFields& fields);

}  // namespace confab::core::accounts
