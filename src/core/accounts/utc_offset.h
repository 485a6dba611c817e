#pragma once

#include "core/kernel/context.h"

namespace confab::core::accounts {

/// Where the actor is: `hours` east of Greenwich, as clients tell at each start. Others see it in the account. Throws
/// Refusal(invalid_params) where no such place is.
void set_utc_offset(const Context& ctx, const Actor& actor, double hours);

}  // namespace confab::core::accounts
