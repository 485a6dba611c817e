#pragma once

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::messages {

/// Free-form fields of a message, as the administrators allow them (Message_CustomFields). An empty object is checked
/// as well. Throws Refusal(not_allowed).
void check_custom_fields(const Context& ctx, const json::object& fields);

}  // namespace confab::core::messages
