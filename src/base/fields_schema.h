#pragma once
// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) from field lists.

#include <string>
#include <variant>

#include "base/bounds.h"

namespace confab {

/// Collects the named schemas that are referred to as `#/components/schemas/<name>`.
using SchemaComponents = json::object;

/// What is read from outside has bounds, which its schema tells.
enum class Direction { input, output };

namespace detail {
json::object scalar_schema(std::string_view type, const FieldRules& rules, Direction direction);
json::object list_schema(json::object items, const FieldRules& rules, Direction direction);
/// Free-form values: `x-max-bytes`.
json::object free_form_schema(json::object schema, std::size_t max_bytes, Direction direction);
void add_description(json::object& schema, std::string_view doc);
}  // namespace detail

/// A struct with a schema of its own in the document: `kSchema` in it, or `name` in its external list.
template <class T>
concept SchemaNamed = requires { T::kSchema; } || requires { Fields<T>::name; };
template <SchemaNamed T>
constexpr std::string_view schema_name() {
  if constexpr (requires { Fields<T>::name; })
    return Fields<T>::name;
  else
    return T::kSchema;
}

template <class T>
json::object schema_of(SchemaComponents& components, Direction direction = Direction::output,
                       const FieldRules& rules = {});

template <Described T>
json::object object_schema(SchemaComponents& components, Direction direction) {
  json::object properties;
  json::array required;
  for_each_field<T>([&](const auto& field) {
    using Member = typename std::remove_cvref_t<decltype(field)>::Type;
    const auto rules = rules_of(field);
    auto schema = schema_of<Member>(components, direction, rules);
    detail::add_description(schema, field.doc);
    properties[field.name] = std::move(schema);
    const bool optional = is_optional<Member> && !rules.is_required;
    const bool absent = optional || std::same_as<Member, RawJson> || rules.may_be_absent;
    if (!absent) required.emplace_back(json::string(field.name));
  });
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  if constexpr (Closed<T>) schema["additionalProperties"] = false;
  return schema;
}

template <class T>
json::object schema_of(SchemaComponents& components, Direction direction, const FieldRules& rules) {
  if constexpr (is_optional<T>) {
    return schema_of<typename T::value_type>(components, direction, rules);
  } else if constexpr (is_vector<T>) {
    auto items = schema_of<typename T::value_type>(components, direction, rules.of_items());
    return detail::list_schema(std::move(items), rules, direction);
  } else if constexpr (requires { std::variant_size<T>::value; }) {
    json::array alternatives;
    [&]<class... Alternative>(const std::variant<Alternative...>*) {
      (alternatives.push_back(schema_of<Alternative>(components, direction)), ...);
    }(static_cast<const T*>(nullptr));
    return {{"anyOf", std::move(alternatives)}};
  } else if constexpr (is_string_map<T>) {
    return {{"type", "object"},
            {"additionalProperties", schema_of<typename T::mapped_type>(components, direction, rules.of_items())}};
  } else if constexpr (std::same_as<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::integral<T>) {
    return detail::scalar_schema("integer", rules, direction);
  } else if constexpr (std::floating_point<T>) {
    return detail::scalar_schema("number", rules, direction);
  } else if constexpr (std::same_as<T, Timestamp>) {
    return {{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (is_id<T>) {
    FieldRules of_id = rules;
    of_id.max_length = bound::kId;
    return detail::scalar_schema("string", of_id, direction);
  } else if constexpr (std::same_as<T, std::string>) {
    return detail::scalar_schema("string", rules, direction);
  } else if constexpr (std::same_as<T, json::object>) {
    return detail::free_form_schema({{"type", "object"}, {"additionalProperties", true}}, rules.max_bytes, direction);
  } else if constexpr (std::same_as<T, json::array>) {
    return detail::free_form_schema(detail::list_schema({}, rules, direction), rules.max_bytes, direction);
  } else if constexpr (Described<T>) {
    if constexpr (SchemaNamed<T>) {
      if (direction == Direction::input) return object_schema<T>(components, direction);
      const std::string name{schema_name<T>()};
      if (!components.contains(name)) {
        components[name] = nullptr;  // stops the recursion of types that contain themselves
        components[name] = object_schema<T>(components, Direction::output);
      }
      return {{"$ref", "#/components/schemas/" + name}};
    } else {
      return object_schema<T>(components, direction);
    }
  } else {
    return detail::free_form_schema({}, rules.max_bytes, direction);  // any JSON
  }
}

}  // namespace confab
