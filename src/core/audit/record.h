#pragma once

#include <string_view>

#include "base/json.h"
#include "core/kernel/transaction.h"

namespace confab::core::audit {

/// Writes an administrative or moderating act into the audit log, as part of the transaction that does it.
void record(Transaction& tx, const Context& ctx, const Actor& actor, std::string_view action, std::string_view target,
            const json::object& details = {});

}  // namespace confab::core::audit
