#include "base/fields_schema.h"

#include "base/text.h"

namespace confab {

using detail::Kind;
using detail::TypeRow;

namespace {

json::object schema_of(const TypeRow& type, SchemaComponents& components, Direction direction, const FieldRules& rules);

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

// What is named of a free-form object.
json::object named_members_schema(const FieldRules& rules) {
  json::object properties;
  for (const auto& name : split(rules.members, '|')) {
    const bool one_way = rules.are_directions && (name.front() == '-' || name.front() == '+');
    json::object schema;
    if (rules.are_directions) {
      schema["enum"] = !one_way ? json::array{1, -1} : json::array{name.front() == '-' ? -1 : 1};
    }
    properties[one_way ? name.substr(1) : name] = std::move(schema);
  }
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

void add_description(json::object& schema, std::string_view doc) {
  if (!doc.empty()) schema["description"] = json::string(doc);
}

json::object object_schema(const TypeRow& type, SchemaComponents& components, Direction direction) {
  json::object properties;
  json::array required;
  for (const auto& field : type.fields) {
    auto schema = schema_of(*field.type, components, direction, field.rules);
    add_description(schema, field.doc);
    if (field.rules.is_null) schema["type"] = json::array{schema["type"], "null"};
    properties[field.name] = std::move(schema);
    // What is null while it is empty is there all the same.
    if (!field.may_be_absent || field.rules.is_null) required.emplace_back(json::string(field.name));
  }
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  if (type.is_closed) schema["additionalProperties"] = false;
  return schema;
}

json::object struct_schema(const TypeRow& type, SchemaComponents& components, Direction direction) {
  if (type.name.empty() || direction == Direction::input) return object_schema(type, components, direction);
  const std::string name{type.name};
  if (!components.contains(name)) {
    components[name] = nullptr;  // stops the recursion of types that contain themselves
    components[name] = object_schema(type, components, Direction::output);
  }
  return {{"$ref", "#/components/schemas/" + name}};
}

json::object alternatives_schema(const TypeRow& type, SchemaComponents& components, Direction direction) {
  json::array alternatives;
  for (const auto* inner : type.inner) alternatives.push_back(schema_of(*inner, components, direction, {}));
  return {{"anyOf", std::move(alternatives)}};
}

FieldRules of_ids(FieldRules rules) {
  rules.max_length = bound::kId;
  return rules;
}

json::object schema_of(const TypeRow& type, SchemaComponents& components, Direction direction,
                       const FieldRules& rules) {
  const auto of_items = [&] { return schema_of(*type.inner.front(), components, direction, rules.of_items()); };
  switch (type.kind) {
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::integer:
      return scalar_schema("integer", rules, direction);
    case Kind::number:
      return scalar_schema("number", rules, direction);
    case Kind::text:
      return scalar_schema("string", rules, direction);
    case Kind::id:
      return scalar_schema("string", of_ids(rules), direction);
    case Kind::date:
      return {{"type", "string"}, {"format", "date-time"}};
    case Kind::list:
      return list_schema(of_items(), rules, direction);
    case Kind::map:
      return {{"type", "object"}, {"additionalProperties", of_items()}};
    case Kind::one_of:
      return alternatives_schema(type, components, direction);
    case Kind::free_object:
      if (rules.names_members && !rules.any_members) {
        return free_form_schema(named_members_schema(rules), rules.max_bytes, direction);
      }
      return free_form_schema({{"type", "object"}, {"additionalProperties", true}}, rules.max_bytes, direction);
    case Kind::free_list:
      return free_form_schema(list_schema({}, rules, direction), rules.max_bytes, direction);
    case Kind::structure:
      return struct_schema(type, components, direction);
    case Kind::free:
      break;
  }
  return free_form_schema({}, rules.max_bytes, direction);
}

}  // namespace

json::object Schema::operator()(SchemaComponents& components) const {
  return schema_of(*type_, components, direction_, {});
}

}  // namespace confab
