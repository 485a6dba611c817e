#pragma once
// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) from field lists.

#include <string>
#include <variant>

#include "base/fields.h"

namespace confab {

/// Collects the named schemas that are referred to as `#/components/schemas/<name>`.
using SchemaComponents = json::object;

namespace detail {
json::object scalar_schema(std::string_view type, const FieldRules& rules);
void add_description(json::object& schema, std::string_view doc);
}  // namespace detail

template <class T>
json::object schema_of(SchemaComponents& components, const FieldRules& rules = {});

template <Described T>
json::object object_schema(SchemaComponents& components) {
  json::object properties;
  json::array required;
  for_each_field<T>([&]<class Member>(const Field<T, Member>& field) {
    auto schema = schema_of<Member>(components, field.rules);
    detail::add_description(schema, field.doc);
    properties[field.name] = std::move(schema);
    const bool absent = is_optional<Member> || std::same_as<Member, RawJson> || field.rules.may_be_absent;
    if (!absent) required.emplace_back(json::string(field.name));
  });
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  if constexpr (Closed<T>) schema["additionalProperties"] = false;
  return schema;
}

template <class T>
json::object schema_of(SchemaComponents& components, const FieldRules& rules) {
  if constexpr (is_optional<T>) {
    return schema_of<typename T::value_type>(components, rules);
  } else if constexpr (is_vector<T>) {
    return {{"type", "array"}, {"items", schema_of<typename T::value_type>(components)}};
  } else if constexpr (requires { std::variant_size<T>::value; }) {
    json::array alternatives;
    [&]<class... Alternative>(const std::variant<Alternative...>*) {
      (alternatives.push_back(schema_of<Alternative>(components)), ...);
    }(static_cast<const T*>(nullptr));
    return {{"anyOf", std::move(alternatives)}};
  } else if constexpr (is_string_map<T>) {
    return {{"type", "object"}, {"additionalProperties", schema_of<typename T::mapped_type>(components)}};
  } else if constexpr (std::same_as<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::integral<T>) {
    return detail::scalar_schema("integer", rules);
  } else if constexpr (std::floating_point<T>) {
    return detail::scalar_schema("number", rules);
  } else if constexpr (std::same_as<T, Timestamp>) {
    return {{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::same_as<T, std::string> || is_id<T>) {
    return detail::scalar_schema("string", rules);
  } else if constexpr (std::same_as<T, json::object>) {
    return {{"type", "object"}, {"additionalProperties", true}};
  } else if constexpr (std::same_as<T, json::array>) {
    return {{"type", "array"}, {"items", json::object{}}};
  } else if constexpr (Described<T>) {
    if constexpr (requires { Fields<T>::name; }) {
      const std::string name{Fields<T>::name};
      if (!components.contains(name)) {
        components[name] = nullptr;  // stops the recursion of types that contain themselves
        components[name] = object_schema<T>(components);
      }
      return {{"$ref", "#/components/schemas/" + name}};
    } else {
      return object_schema<T>(components);
    }
  } else {
    return {};  // any JSON
  }
}

}  // namespace confab
