#pragma once
// `query` of lists: conditions as a document database takes them, of which a fixed, safe part is understood. What is
// not is refused and never left out: a filter that is dropped picks the wrong person.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "model/condition.h"

namespace confab::api {

/// Equality, $eq, $ne, $in, $nin, $lt, $lte, $gt, $gte, $exists, $regex (with $options "i"), $not, and of whole
/// conditions $and, $or, $nor. Which fields there are and what is compared with them, the store says. Throws
/// Refusal(invalid_query) for other operators, and for more than 100 conditions or 1,000 values.
[[nodiscard]] std::optional<model::Condition> condition_of(const std::optional<json::object>& query);

/// The text that `query` looks for in the field, which is all that it can ask for: `{"name": {"$regex": "text",
/// "$options": "i"}}`, with every sign escaped that means something in a pattern. Empty: it looks for nothing. Throws
/// Refusal(invalid_query).
[[nodiscard]] std::string part_in(const std::optional<json::object>& query, std::string_view field);

}  // namespace confab::api
