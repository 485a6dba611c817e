#pragma once

#include "base/json.h"

namespace confab {

/// Whether a value is as a JSON schema says: `type`, `enum`, `const`, `properties`, `required`, `additionalProperties`
/// (true or false), `items` (one schema), lengths, and `minimum` and `maximum`. Other words of the language mean
/// nothing here. A schema that is no object matches nothing. Both must be bounded in depth (parse_json()).
[[nodiscard]] bool matches_schema(const json::value& value, const json::value& schema);

}  // namespace confab
