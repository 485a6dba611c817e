#include "base/json_schema.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/text.h"

namespace confab {
namespace {

bool is_of_type(const json::value& value, std::string_view type) {
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number() && std::trunc(value.to_number<double>()) == value.to_number<double>();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  return type == "null" && value.is_null();
}

bool has_a_type_of(const json::value& value, const json::value& types) {
  if (types.is_string()) return is_of_type(value, types.get_string());
  return types.is_array() && std::ranges::any_of(types.get_array(), [&](const json::value& type) {
           return type.is_string() && is_of_type(value, type.get_string());
         });
}

// Whether a number is on the right side of the bound of that name, where there is one.
template <class Compare>
bool keeps(const json::object& schema, std::string_view name, double number, Compare compare) {
  const auto* bound = schema.if_contains(name);
  return bound == nullptr || !bound->is_number() || compare(number, bound->to_number<double>());
}

bool keeps_range(const json::object& schema, std::string_view least, std::string_view most, double number) {
  return keeps(schema, least, number, std::greater_equal<>{}) && keeps(schema, most, number, std::less_equal<>{});
}

bool matches_object(const json::object& value, const json::object& schema) {
  if (const auto* required = schema.if_contains("required"); required != nullptr && required->is_array()) {
    const bool all = std::ranges::all_of(required->get_array(), [&](const json::value& name) {
      return !name.is_string() || value.contains(name.get_string());
    });
    if (!all) return false;
  }
  const auto* properties = schema.if_contains("properties");
  const auto* more = schema.if_contains("additionalProperties");
  const bool is_closed = more != nullptr && *more == json::value(false);
  for (const auto& [name, member] : value) {
    const auto* rule =
        properties != nullptr && properties->is_object() ? properties->get_object().if_contains(name) : nullptr;
    if (rule == nullptr && is_closed) return false;
    if (rule != nullptr && !matches_schema(member, *rule)) return false;
  }
  return true;
}

bool matches_array(const json::array& value, const json::object& schema) {
  if (!keeps_range(schema, "minItems", "maxItems", static_cast<double>(value.size()))) return false;
  const auto* items = schema.if_contains("items");
  return items == nullptr || !items->is_object() ||
         std::ranges::all_of(value, [&](const json::value& item) { return matches_schema(item, *items); });
}

}  // namespace

bool matches_schema(const json::value& value, const json::value& schema) {
  if (!schema.is_object()) return false;
  const auto& rules = schema.get_object();
  if (const auto* type = rules.if_contains("type"); type != nullptr && !has_a_type_of(value, *type)) return false;
  if (const auto* constant = rules.if_contains("const"); constant != nullptr && *constant != value) return false;
  if (const auto* choices = rules.if_contains("enum"); choices != nullptr && choices->is_array()) {
    if (std::ranges::find(choices->get_array(), value) == choices->get_array().end()) return false;
  }
  if (value.is_string()) {
    return keeps_range(rules, "minLength", "maxLength",
                       static_cast<double>(utf16_length(std::string_view{value.get_string()})));
  }
  if (value.is_number()) return keeps_range(rules, "minimum", "maximum", value.to_number<double>());
  if (value.is_object()) return matches_object(value.get_object(), rules);
  return !value.is_array() || matches_array(value.get_array(), rules);
}

}  // namespace confab
