#pragma once

#include <functional>
#include <string_view>

#include "base/json.h"
#include "core/kernel/transaction.h"

namespace confab::core::audit {

/// Writes an administrative or moderating act into the audit log, as part of the transaction that does it. Where an
/// administrator acts as somebody else, it is the administrator's, and `as` among the details says who they were.
void record(Transaction& tx, const Context& ctx, const Actor& actor, std::string_view action, std::string_view target,
            const json::object& details = {});

/// Writes down that an administrator who acts as somebody else calls something, whatever it is: in a transaction of its
/// own, before it is done. `about` gives what it is about, without anything that is a secret; it is asked for
/// impersonators alone. Nothing for everybody else. Throws sql::Error.
void note_call(const Context& ctx, const Actor& actor, std::string_view call,
               const std::function<json::object()>& about);

}  // namespace confab::core::audit
