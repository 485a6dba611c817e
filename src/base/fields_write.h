#pragma once
// From structs with a field list straight to JSON text; no document tree in between.

#include <string>
#include <variant>

#include "base/fields.h"

namespace confab {

struct or_null;

namespace detail {

void write_scalar(std::string& out, bool value, Dates);
void write_scalar(std::string& out, std::int64_t value, Dates);
void write_scalar(std::string& out, double value, Dates);
void write_scalar(std::string& out, const std::string& value, Dates);
void write_scalar(std::string& out, Timestamp value, Dates dates);
void write_key(std::string& out, std::string_view key, bool& first);

template <class T>
bool is_absent(const T& value) {
  if constexpr (is_optional<T>)
    return !value.has_value();
  else if constexpr (std::same_as<T, RawJson>)
    return value.empty();
  else
    return false;
}

}  // namespace detail

/// Appends the members of `value` as `"key":...` pairs, for an object whose braces the caller writes.
template <Described T>
void write_members(std::string& out, const T& value, Dates dates, bool& first);

/// Appends `value` as JSON. Absent optionals are left out, unless their field says `or_null`.
template <class T>
void write_json(std::string& out, const T& value, Dates dates) {
  if constexpr (is_optional<T>) {
    if (value)
      write_json(out, *value, dates);
    else
      out.append("null");
  } else if constexpr (is_vector<T>) {
    out.push_back('[');
    bool first = true;
    for (const auto& item : value) {
      if (!std::exchange(first, false)) out.push_back(',');
      write_json(out, item, dates);
    }
    out.push_back(']');
  } else if constexpr (requires { std::variant_size<T>::value; }) {
    std::visit([&](const auto& alternative) { write_json(out, alternative, dates); }, value);
  } else if constexpr (is_string_map<T>) {
    out.push_back('{');
    bool first = true;
    for (const auto& [key, item] : value) {
      detail::write_key(out, key, first);
      write_json(out, item, dates);
    }
    out.push_back('}');
  } else if constexpr (is_id<T>) {
    append_json_string(out, value.value);
  } else if constexpr (std::same_as<T, RawJson>) {
    out.append(value.text);
  } else if constexpr (std::same_as<T, json::value> || std::same_as<T, json::object> || std::same_as<T, json::array>) {
    append_json(out, value);
  } else if constexpr (Described<T>) {
    out.push_back('{');
    bool first = true;
    write_members(out, value, dates, first);
    out.push_back('}');
  } else if constexpr (std::integral<T> && !std::same_as<T, bool>) {
    detail::write_scalar(out, static_cast<std::int64_t>(value), dates);
  } else {
    detail::write_scalar(out, value, dates);
  }
}

template <Described T>
void write_members(std::string& out, const T& value, Dates dates, bool& first) {
  for_each_field<T>([&](const auto& field) {
    using AField = std::remove_cvref_t<decltype(field)>;
    const auto& member = field.of(value);
    if (!AField::template kHas<or_null> && detail::is_absent(member)) return;
    detail::write_key(out, field.name, first);
    write_json(out, member, dates);
  });
}

template <class T>
[[nodiscard]] std::string to_json(const T& value, Dates dates) {
  std::string out;
  write_json(out, value, dates);
  return out;
}

}  // namespace confab
