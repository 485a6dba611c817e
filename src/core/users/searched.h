#pragma once

#include "core/kernel/context.h"
#include "store/user_names.h"

namespace confab::core::users {

/// By what people are found, as Accounts_SearchFields says; `emails`: also by their addresses.
[[nodiscard]] store::SearchedFields searched_fields(const Context& ctx, bool emails = false);

}  // namespace confab::core::users
