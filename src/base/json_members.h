#pragma once
// Members of a free-form object, as far as they are of the type that is looked for.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace confab {

[[nodiscard]] inline std::optional<std::string> text_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
}

[[nodiscard]] inline std::optional<bool> boolean_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_bool() ? std::optional{value->get_bool()} : std::nullopt;
}

/// Whatever it is, as text; empty when it is not there.
[[nodiscard]] inline RawJson raw_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value ? RawJson{to_json_text(*value)} : RawJson{};
}

/// The object that stored text holds; empty when it holds nothing, or something else.
[[nodiscard]] inline json::object object_from(std::string_view text) {
  if (text.empty() || text == "{}") return {};
  auto value = stored_json(text);
  return value.is_object() ? std::move(value.get_object()) : json::object{};
}

}  // namespace confab
