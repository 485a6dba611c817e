#pragma once

#include "core/kernel/context.h"

namespace confab::core::accounts {

/// The bot that every workspace has (model::kBuiltInBot): made where it is missing, called as the setting
/// Confab_Bot_Name says, and seen as online from now on. Nobody can log in as it. Idempotent; several nodes may do it
/// at once. To be called at the start and when the setting changes.
void ensure_built_in_bot(const Context& ctx);

}  // namespace confab::core::accounts
