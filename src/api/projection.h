#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace confab::api {

/// `fields` of a list: `{"name": 1, "u.username": 1}` leaves nothing but those members (and `_id`) in the rows,
/// `{"md": 0}` takes them out. Rows are the objects in `answer`, a JSON object, and in its arrays; the object is
/// returned without its closing brace. Throws Refusal(invalid_fields) for other values, or both kinds at once.
[[nodiscard]] std::string project_rows(std::string_view answer, const json::object& fields);

}  // namespace confab::api
