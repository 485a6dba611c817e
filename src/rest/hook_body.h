#pragma once
// Bodies and queries of calls of webhooks (compat/webhooks.md, 1.2).

#include <string_view>

#include "base/json.h"
#include "net/message.h"

namespace confab::rest {

/// `a[b]=c&l[]=1` as an object; names that are nested deeper than five times stay as they are. What is malformed is as
/// if it was not there.
[[nodiscard]] json::object nested_form(std::string_view form);

/// What a call's body says: JSON, a form, or a form that carries JSON as `payload` or as its only name. An empty object
/// for other types. Throws Refusal(invalid_json) for what should be JSON, an object or a list, and is not.
[[nodiscard]] json::value hook_content(const net::Request& request);

}  // namespace confab::rest
