#pragma once
// From JSON, query parameters and positional arguments to structs with a field list. What is wrong is collected
// (base/field_problems.h) before the call is refused: what is missing first, then what is unknown, then each value.
// Counts and sizes are checked before anything is copied or looped over.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/field_problems.h"
#include "base/field_table.h"
#include "base/fields_bounded.h"

namespace confab {

using QueryPairs = std::span<const std::pair<std::string, std::string>>;

namespace detail {

// The non-template parts, so that every struct instantiates little.
bool read_scalar(const json::value& value, bool& out, const FieldRules&, std::string_view path, FieldProblems&);
bool read_scalar(const json::value& value, std::int64_t& out, const FieldRules&, std::string_view path, FieldProblems&);
bool read_scalar(const json::value& value, double& out, const FieldRules&, std::string_view path, FieldProblems&);
bool read_scalar(const json::value& value, std::string& out, const FieldRules&, std::string_view path, FieldProblems&);
bool read_scalar(const json::value& value, Timestamp& out, const FieldRules&, std::string_view path, FieldProblems&);
bool check_count(std::size_t count, const FieldRules&, std::string_view path, FieldProblems&);
/// Whether the key of a map is short enough.
bool check_key(std::string_view key, std::string_view path, FieldProblems&);
/// Whether the free-form value is within its bytes and depth; stops as soon as it is not.
bool check_free_form(const json::value& value, std::size_t max_bytes, std::string_view path, FieldProblems&);
/// Whether the free-form object holds nothing but what its rules name.
bool check_named_members(const json::object& object, const FieldRules&, std::string_view path, FieldProblems&);
std::string join_path(std::string_view path, std::string_view name);
std::string index_path(std::string_view path, std::size_t index);

/// Reports what is missing and, where `closed` or the call's check says so, what is unknown.
void check_members(const json::object& object, FieldRows rows, bool closed, const UnknownMember* unknown,
                   std::string_view path, FieldProblems&);
void check_members(QueryPairs query, FieldRows rows, FieldProblems&);
/// What the rows do not know.
json::object others_of(const json::object& object, FieldRows rows);
/// nullptr: not there.
const json::value* member_of(const json::object& object, const FieldRow& row);

/// A query parameter as the JSON value that the field would have had in a body. Free text that may be JSON is what it
/// says unless it begins as an object or an array does.
std::optional<json::value> query_value(QueryPairs query, const FieldRow& row);
/// Puts them into the object, except for members that it has.
void add_query_members(json::object& object, QueryPairs query, FieldRows rows);
/// As errors name it: as JSON does, or "date".
std::string_view type_name(const FieldRow& row);
/// What a text says where the call's check takes `"{...}"` for an object.
std::optional<json::value> object_in_text(const json::value& value, const FieldProblems&);

template <Described T>
void read_object(const json::value& value, T& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems);

template <class T>
void read_value(const json::value& value, T& out, const FieldRules& rules, std::string_view path,
                FieldProblems& problems) {
  if constexpr (is_optional<T>) {
    if (value.is_null()) return;
    // Forms send an empty text for a date that was not chosen.
    if (std::same_as<typename T::value_type, Timestamp> && value.is_string() && value.get_string().empty()) return;
    typename T::value_type inner{};
    read_value(value, inner, rules, path, problems);
    out.emplace(std::move(inner));
  } else if constexpr (is_vector<T>) {
    if (!value.is_array()) return problems.add_type(path, "array", value, rules);
    if (!check_count(value.get_array().size(), rules, path, problems)) return;
    const auto of_items = rules.of_items();
    std::size_t index = 0;
    for (const auto& item : value.get_array()) {
      if (problems.full()) return;
      read_value(item, out.emplace_back(), of_items, index_path(path, index++), problems);
    }
  } else if constexpr (is_string_map<T>) {
    if (!value.is_object()) return problems.add_type(path, "object", value, rules);
    if (!check_count(value.get_object().size(), rules, path, problems)) return;
    const auto of_items = rules.of_items();
    for (const auto& [key, item] : value.get_object()) {
      if (problems.full()) return;
      std::string name{key};
      if (!check_key(name, path, problems)) continue;
      read_value(item, out[name], of_items, join_path(path, key), problems);
    }
  } else if constexpr (is_id<T>) {
    FieldRules of_id = rules;
    of_id.max_length = bound::kId;
    read_scalar(value, out.value, of_id, path, problems);
  } else if constexpr (std::same_as<T, json::value>) {
    if (check_free_form(value, rules.max_bytes, path, problems)) out = value;
  } else if constexpr (std::same_as<T, json::object>) {
    const auto in_text = object_in_text(value, problems);
    const auto& given = in_text ? *in_text : value;
    if (!given.is_object()) return problems.add_type(path, "object", value, rules);
    if (!check_free_form(given, rules.max_bytes, path, problems)) return;
    if (check_named_members(given.get_object(), rules, path, problems)) out = given.get_object();
  } else if constexpr (std::same_as<T, json::array>) {
    if (!value.is_array()) return problems.add_type(path, "array", value, rules);
    if (!check_count(value.get_array().size(), rules, path, problems)) return;
    if (check_free_form(value, rules.max_bytes, path, problems)) out = value.get_array();
  } else if constexpr (Described<T>) {
    read_object(value, out, rules, path, problems);
  } else if constexpr (std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, std::int64_t>) {
    std::int64_t wide = 0;
    FieldRules narrowed = rules;
    narrowed.minimum = std::max<std::int64_t>(rules.minimum, std::numeric_limits<T>::min());
    narrowed.maximum = std::min<std::int64_t>(rules.maximum, std::numeric_limits<T>::max());
    if (read_scalar(value, wide, narrowed, path, problems)) out = static_cast<T>(wide);
  } else {
    read_scalar(value, out, rules, path, problems);
  }
}

template <Described T>
void read_object(const json::value& value, T& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  if (!value.is_object()) return problems.add_type(path, "object", value, rules);
  const auto& object = value.get_object();
  const UnknownMember* unknown = nullptr;
  if constexpr (requires { T::kUnknown; }) unknown = &T::kUnknown;
  check_members(object, kFieldRows<T>, Closed<T>, unknown, path, problems);
  if constexpr (KeepsOthers<T>) out.*T::kOthers = others_of(object, kFieldRows<T>);
  std::size_t index = 0;
  for_each_field<T>([&](const auto& field) {
    const auto& row = kFieldRows<T>[index++];
    const auto* member = member_of(object, row);
    if (member == nullptr || (member->is_null() && row.may_be_absent)) return;
    read_value(*member, field.of(out), row.rules, join_path(path, field.name), problems);
  });
}

}  // namespace detail

/// Reads what this program, or another version of it, has written: without bounds where none are declared.
template <Described T>
[[nodiscard]] T read_stored_fields(const json::value& value, Check check = Check::by_hand) {
  T result{};
  FieldProblems problems{check};
  detail::read_object(value, result, FieldRules{}, "", problems);
  problems.raise();
  return result;
}

// The others read what comes from outside: a field without the bounds that its type needs does not compile.

/// Reads a JSON object. Throws Refusal(invalid_params, match_failed, or the field's own code).
template <Described T>
[[nodiscard]] T read_fields(const json::value& value, Check check = Check::by_hand) {
  require_bounds<T>();
  return read_stored_fields<T>(value, check);
}

/// Reads query parameters and forms: `a=1`, lists as `a[]=x&a[]=y` or repeated, free-form members as JSON text.
template <Described T>
[[nodiscard]] T read_query_fields(QueryPairs query, Check check = Check::by_hand) {
  require_bounds<T>();
  T result{};
  FieldProblems problems{check};
  detail::check_members(query, detail::kFieldRows<T>, problems);
  std::size_t index = 0;
  for_each_field<T>([&](const auto& field) {
    const auto& row = detail::kFieldRows<T>[index++];
    const auto value = detail::query_value(query, row);
    if (value) detail::read_value(*value, field.of(result), row.rules, field.name, problems);
  });
  problems.raise();
  return result;
}

/// Adds to a JSON object what it lacks of the struct's fields and the query has, as read_query_fields reads it.
template <Described T>
void add_query_members(json::object& object, QueryPairs query) {
  detail::add_query_members(object, query, detail::kFieldRows<T>);
}

/// Reads positional arguments (DDP methods): the first goes to the first field, and so on. Null counts as absent.
template <Described T>
[[nodiscard]] T read_positional(const json::array& arguments) {
  require_bounds<T>();
  T result{};
  FieldProblems problems{Check::pattern, true};
  std::size_t index = 0;
  for_each_field<T>([&](const auto& field) {
    using Member = typename std::remove_cvref_t<decltype(field)>::Type;
    const std::size_t at = index++;
    const auto& row = detail::kFieldRows<T>[at];
    if constexpr (Variadic<T> && is_vector<Member>) {
      if (index == detail::kFieldRows<T>.size()) {
        const std::size_t count = arguments.size() - std::min(at, arguments.size());
        if (!detail::check_count(count, row.rules, field.name, problems)) return;
        json::array left(arguments.begin() + static_cast<std::ptrdiff_t>(std::min(at, arguments.size())),
                         arguments.end());
        return detail::read_value(json::value(std::move(left)), field.of(result), row.rules, field.name, problems);
      }
    }
    const bool absent = at >= arguments.size() || arguments[at].is_null();
    if (!absent)
      detail::read_value(arguments[at], field.of(result), row.rules, field.name, problems);
    else if (!row.may_be_absent)
      problems.add_missing(field.name, detail::type_name(row), row.rules);
  });
  problems.raise();
  return result;
}

}  // namespace confab
