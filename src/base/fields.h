#pragma once
// One field list per struct, from which parsing, the error for each bad field, serialisation and the JSON schema
// follow.
//
//   template <> struct confab::Fields<ReactParams> {
//     static constexpr std::string_view name = "ReactParams";       // optional: a named schema in the API document
//     static constexpr auto list = std::tuple{
//         field("messageId", &ReactParams::message, "The message to react to."),
//         field("emoji", &ReactParams::emoji, "Shortcode.", max_length(64), alias("reaction")),
//         field("shouldReact", &ReactParams::should_react, "Left out: toggle."),   // std::optional: may be absent
//     };
//   };
//
// Member types: bool, integers, double, std::string, Id<>, Timestamp, json::value/object/array (free form), RawJson
// (output), std::optional<T>, std::vector<T>, std::map<std::string, T>, and structs with a field list.

#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "base/json.h"
#include "base/time.h"

namespace confab {

template <class T>
struct Fields;

/// What a field allows beyond its type.
struct FieldRules {
  std::size_t min_length = 0;
  std::size_t max_length = std::numeric_limits<std::size_t>::max();  // of text in UTF-16 units, of lists in items
  std::int64_t minimum = std::numeric_limits<std::int64_t>::min();
  std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
  std::string_view choices;  // separated by '|'; empty: any text
  std::string_view alias;    // a second name that older clients use
  ErrorCode missing = ErrorCode::invalid_params;
  ErrorCode invalid = ErrorCode::invalid_params;
  bool may_be_absent = false;  // a member with an initialiser keeps it
};

struct max_length {
  std::size_t value;
  constexpr explicit max_length(std::size_t v) : value(v) {}
  constexpr void apply(FieldRules& rules) const { rules.max_length = value; }
};
struct min_length {
  std::size_t value;
  constexpr explicit min_length(std::size_t v) : value(v) {}
  constexpr void apply(FieldRules& rules) const { rules.min_length = value; }
};
struct range {
  std::int64_t low, high;
  constexpr range(std::int64_t l, std::int64_t h) : low(l), high(h) {}
  constexpr void apply(FieldRules& rules) const { rules.minimum = low, rules.maximum = high; }
};
struct one_of {
  std::string_view names;
  constexpr explicit one_of(std::string_view n) : names(n) {}
  constexpr void apply(FieldRules& rules) const { rules.choices = names; }
};
struct alias {
  std::string_view name;
  constexpr explicit alias(std::string_view n) : name(n) {}
  constexpr void apply(FieldRules& rules) const { rules.alias = name; }
};
/// The error that the field's absence has on the wire, where it is not the general one.
struct when_missing {
  ErrorCode code;
  constexpr explicit when_missing(ErrorCode c) : code(c) {}
  constexpr void apply(FieldRules& rules) const { rules.missing = code; }
};
/// The error of a value that cannot be read as the field's type, where it is not the general one. For dates and JSON.
struct when_invalid {
  ErrorCode code;
  constexpr explicit when_invalid(ErrorCode c) : code(c) {}
  constexpr void apply(FieldRules& rules) const { rules.invalid = code; }
};
struct defaulted {
  constexpr void apply(FieldRules& rules) const { rules.may_be_absent = true; }
};

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  std::string_view doc;
  FieldRules rules;
};

template <class Owner, class Member, class... Rules>
constexpr auto field(std::string_view name, Member Owner::*member, std::string_view doc, Rules... rules) {
  Field<Owner, Member> result{name, member, doc, {}};
  (rules.apply(result.rules), ...);
  return result;
}

template <class T>
concept Described = requires { Fields<T>::list; };

/// A struct whose field list says `static constexpr bool closed = true` refuses members that it does not know.
template <class T>
concept Closed = Described<T> && requires { requires Fields<T>::closed; };

template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(fields), ...); }, Fields<T>::list);
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_string_map = false;
template <class T>
inline constexpr bool is_string_map<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class T>
inline constexpr bool is_id<Id<T>> = true;

}  // namespace confab
