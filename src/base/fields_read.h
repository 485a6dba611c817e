#pragma once
// From JSON, query parameters and positional arguments to structs with a field list. Every bad field gets a sentence of
// its own; the first `kMaxProblems` of them are collected before the call is refused. Counts and sizes are checked
// before anything is copied or looped over.

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/bounds.h"
#include "base/errors/request.h"
#include "base/fields_bounded.h"

namespace confab {

/// What was wrong with the fields of one input. Names and values in its sentences are cut.
class FieldProblems {
 public:
  static constexpr std::size_t kMaxProblems = 20;

  /// Beyond `kMaxProblems` nothing is added.
  void add(std::string_view path, std::string_view sentence, ErrorCode code = errors::invalid_params);
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  /// No more are collected: reading may stop.
  [[nodiscard]] bool full() const { return problems_.size() >= kMaxProblems; }
  /// Throws Refusal when anything was added: the reason holds all sentences, `details.errors` each field with its own.
  void raise() const;

 private:
  struct Problem {
    std::string path, sentence;
    ErrorCode code;
  };
  std::vector<Problem> problems_;
};

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
void report_missing(std::string_view path, const FieldRules&, FieldProblems&);
void report_type(std::string_view path, std::string_view expected, FieldProblems&);
void report_object(const json::value& value, const FieldRules&, std::string_view path, FieldProblems&);
void report_unknown(const json::object& object, std::span<const std::string_view> known, std::string_view path,
                    FieldProblems&);
std::string join_path(std::string_view path, std::string_view name);
std::string index_path(std::string_view path, std::size_t index);
const json::value* member_of(const json::object& object, std::string_view name, const FieldRules& rules);

/// Free text that may be JSON (`any`) is what it says unless it begins as an object or an array does.
enum class Shape { scalar_text, number, boolean, json_text, any, list };
/// A query parameter as the JSON value that a field of that shape would have had in a body.
std::optional<json::value> query_value(QueryPairs query, std::string_view name, const FieldRules&, Shape shape);

template <class T>
constexpr Shape shape_of() {
  if constexpr (is_optional<T>)
    return shape_of<typename T::value_type>();
  else if constexpr (std::same_as<T, bool>)
    return Shape::boolean;
  else if constexpr (std::integral<T> || std::floating_point<T>)
    return Shape::number;
  else if constexpr (is_vector<T>)
    return Shape::list;
  else if constexpr (std::same_as<T, std::string> || std::same_as<T, Timestamp> || is_id<T>)
    return Shape::scalar_text;
  else if constexpr (std::same_as<T, json::value>)
    return Shape::any;
  else
    return Shape::json_text;
}

template <Described T>
void read_object(const json::value& value, T& out, std::string_view path, FieldProblems& problems);

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
    if (!value.is_array()) return report_type(path, "array", problems);
    if (!check_count(value.get_array().size(), rules, path, problems)) return;
    const auto of_items = rules.of_items();
    std::size_t index = 0;
    for (const auto& item : value.get_array()) {
      if (problems.full()) return;
      read_value(item, out.emplace_back(), of_items, index_path(path, index++), problems);
    }
  } else if constexpr (is_string_map<T>) {
    if (!value.is_object()) return report_type(path, "object", problems);
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
    if (!value.is_object()) return report_object(value, rules, path, problems);
    if (check_free_form(value, rules.max_bytes, path, problems)) out = value.get_object();
  } else if constexpr (std::same_as<T, json::array>) {
    if (!value.is_array()) return report_type(path, "array", problems);
    if (!check_count(value.get_array().size(), rules, path, problems)) return;
    if (check_free_form(value, rules.max_bytes, path, problems)) out = value.get_array();
  } else if constexpr (Described<T>) {
    read_object(value, out, path, problems);
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

template <class T>
constexpr bool may_be_absent(const FieldRules& rules) {
  return is_optional<T> || rules.may_be_absent;
}

template <Described T>
void read_object(const json::value& value, T& out, std::string_view path, FieldProblems& problems) {
  if (!value.is_object()) return report_type(path, "object", problems);
  const auto& object = value.get_object();
  for_each_field<T>([&](const auto& field) {
    using Member = typename std::remove_cvref_t<decltype(field)>::Type;
    const std::string at = join_path(path, field.name);
    const auto rules = rules_of(field);
    if (const auto* member = member_of(object, field.name, rules); member != nullptr) {
      if (member->is_null() && may_be_absent<Member>(rules)) return;
      read_value(*member, out.*field.member, rules, at, problems);
    } else if (!may_be_absent<Member>(rules)) {
      report_missing(at, rules, problems);
    }
  });
  if constexpr (Closed<T>) {
    std::vector<std::string_view> known;
    for_each_field<T>([&](const auto& field) {
      known.push_back(field.name);
      if (const auto rules = rules_of(field); !rules.alias.empty()) known.push_back(rules.alias);
    });
    report_unknown(object, known, path, problems);
  }
}

}  // namespace detail

/// Reads what this program, or another version of it, has written: without bounds where none are declared.
template <Described T>
[[nodiscard]] T read_stored_fields(const json::value& value) {
  T result{};
  FieldProblems problems;
  detail::read_object(value, result, "", problems);
  problems.raise();
  return result;
}

// The others read what comes from outside: a field without the bounds that its type needs does not compile.

/// Reads a JSON object. Throws Refusal(invalid_params or the field's own code).
template <Described T>
[[nodiscard]] T read_fields(const json::value& value) {
  require_bounds<T>();
  return read_stored_fields<T>(value);
}

/// Reads query parameters and forms: `a=1`, lists as `a[]=x&a[]=y` or repeated, free-form members as JSON text.
template <Described T>
[[nodiscard]] T read_query_fields(QueryPairs query) {
  require_bounds<T>();
  T result{};
  FieldProblems problems;
  for_each_field<T>([&](const auto& field) {
    using Member = typename std::remove_cvref_t<decltype(field)>::Type;
    const auto rules = rules_of(field);
    const auto value = detail::query_value(query, field.name, rules, detail::shape_of<Member>());
    if (value)
      detail::read_value(*value, result.*field.member, rules, field.name, problems);
    else if (!detail::may_be_absent<Member>(rules))
      detail::report_missing(field.name, rules, problems);
  });
  problems.raise();
  return result;
}

/// Reads positional arguments (DDP methods): the first goes to the first field, and so on. Null counts as absent.
template <Described T>
[[nodiscard]] T read_positional(const json::array& arguments) {
  require_bounds<T>();
  T result{};
  FieldProblems problems;
  std::size_t index = 0;
  for_each_field<T>([&](const auto& field) {
    using Member = typename std::remove_cvref_t<decltype(field)>::Type;
    const auto rules = rules_of(field);
    const std::size_t at = index++;
    if constexpr (Variadic<T> && is_vector<Member>) {
      if (index == std::tuple_size_v<std::remove_cvref_t<decltype(Fields<T>::list)>>) {
        const std::size_t count = arguments.size() - std::min(at, arguments.size());
        if (!detail::check_count(count, rules, field.name, problems)) return;
        json::array left(arguments.begin() + static_cast<std::ptrdiff_t>(std::min(at, arguments.size())),
                         arguments.end());
        return detail::read_value(json::value(std::move(left)), result.*field.member, rules, field.name, problems);
      }
    }
    const bool absent = at >= arguments.size() || arguments[at].is_null();
    if (!absent)
      detail::read_value(arguments[at], result.*field.member, rules, field.name, problems);
    else if (!detail::may_be_absent<Member>(rules))
      detail::report_missing(field.name, rules, problems);
  });
  problems.raise();
  return result;
}

}  // namespace confab
