#include "base/fields_schema.h"

#include "base/text.h"

namespace confab::detail {

json::object scalar_schema(std::string_view type, const FieldRules& rules, Direction direction) {
  json::object schema{{"type", json::string(type)}};
  constexpr FieldRules kNone;
  if (rules.min_length != kNone.min_length) schema["minLength"] = rules.min_length;
  if (direction == Direction::input && rules.max_length != kNone.max_length) schema["maxLength"] = rules.max_length;
  if (rules.minimum != kNone.minimum) schema["minimum"] = rules.minimum;
  if (rules.maximum != kNone.maximum) schema["maximum"] = rules.maximum;
  if (!rules.choices.empty()) {
    json::array choices;
    for (const auto& choice : split(rules.choices, '|')) choices.emplace_back(json::string(choice));
    schema["enum"] = std::move(choices);
  }
  return schema;
}

json::object list_schema(json::object items, const FieldRules& rules, Direction direction) {
  json::object schema{{"type", "array"}, {"items", std::move(items)}};
  if (direction == Direction::output) return schema;
  if (rules.min_length != 0) schema["minItems"] = rules.min_length;
  schema["maxItems"] = rules.max_items;
  return schema;
}

json::object free_form_schema(json::object schema, std::size_t max_bytes, Direction direction) {
  if (direction == Direction::input) schema["x-max-bytes"] = max_bytes;
  return schema;
}

void add_description(json::object& schema, std::string_view doc) {
  if (!doc.empty()) schema["description"] = json::string(doc);
}

}  // namespace confab::detail
