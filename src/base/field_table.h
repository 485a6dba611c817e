#pragma once
// A field list as a table that the compiler makes, for what need not know the types of the fields: what is missing or
// unknown, parameters in a query, the JSON schema. So that a struct instantiates little beyond reading and writing.

#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "base/bounds.h"

namespace confab {

/// A struct with a schema of its own in the API document: `kSchema` in it, or `name` in its external list.
template <class T>
concept SchemaNamed = requires { T::kSchema; } || requires { Fields<T>::name; };

namespace detail {

/// `free`: any JSON.
enum class Kind {
  boolean,
  integer,
  number,
  text,
  id,
  date,
  list,
  map,
  one_of,
  free_object,
  free_list,
  free,
  structure
};

struct FieldRow;

struct TypeRow {
  Kind kind;
  std::span<const TypeRow* const> inner = {};  // of a list its items, of a map its values, of a variant each
  std::string_view name = {};                  // of a struct in the document; empty: it stands where it is used
  std::span<const FieldRow> fields = {};       // of a struct
  bool is_closed = false;                      // it refuses members that it does not know
};

struct FieldRow {
  std::string_view name, doc;
  const TypeRow* type;  // without std::optional
  FieldRules rules;
  bool may_be_absent;
};
using FieldRows = std::span<const FieldRow>;

template <class T>
constexpr TypeRow type_row();
/// Of T without std::optional. What T contains may contain T.
template <class T>
inline constexpr TypeRow kTypeRow = type_row<T>();
template <class T>
inline constexpr const TypeRow* kTypeOf = &kTypeRow<T>;
template <class T>
inline constexpr const TypeRow* kTypeOf<std::optional<T>> = kTypeOf<T>;

template <class AField>
constexpr FieldRow field_row(const AField& field) {
  using Member = typename AField::Type;
  const auto rules = rules_of(field);
  const bool optional = is_optional<Member> && !rules.is_required;
  return {field.name, field.doc, kTypeOf<Member>, rules,
          optional || std::same_as<Member, RawJson> || rules.may_be_absent};
}

template <Described T>
constexpr std::array<FieldRow, kFieldCount<T>> field_rows() {
  std::array<FieldRow, kFieldCount<T>> rows{};
  std::size_t index = 0;
  for_each_field<T>([&](const auto& field) { rows[index++] = field_row(field); });
  return rows;
}
/// In the order of the list.
template <Described T>
inline constexpr std::array<FieldRow, kFieldCount<T>> kFieldRows = field_rows<T>();

template <class... T>
inline constexpr std::array<const TypeRow*, sizeof...(T)> kInner{kTypeOf<T>...};
template <class T>
inline constexpr std::span<const TypeRow* const> kAlternatives{};
template <class... T>
inline constexpr std::span<const TypeRow* const> kAlternatives<std::variant<T...>>{kInner<T...>};

template <SchemaNamed T>
constexpr std::string_view schema_name() {
  if constexpr (requires { Fields<T>::name; })
    return Fields<T>::name;
  else
    return T::kSchema;
}

template <class T>
constexpr TypeRow type_row() {
  if constexpr (is_vector<T>) {
    return {.kind = Kind::list, .inner = kInner<typename T::value_type>};
  } else if constexpr (requires { std::variant_size<T>::value; }) {
    return {.kind = Kind::one_of, .inner = kAlternatives<T>};
  } else if constexpr (is_string_map<T>) {
    return {.kind = Kind::map, .inner = kInner<typename T::mapped_type>};
  } else if constexpr (std::same_as<T, bool>) {
    return {.kind = Kind::boolean};
  } else if constexpr (std::integral<T>) {
    return {.kind = Kind::integer};
  } else if constexpr (std::floating_point<T>) {
    return {.kind = Kind::number};
  } else if constexpr (std::same_as<T, Timestamp>) {
    return {.kind = Kind::date};
  } else if constexpr (is_id<T>) {
    return {.kind = Kind::id};
  } else if constexpr (std::same_as<T, std::string>) {
    return {.kind = Kind::text};
  } else if constexpr (std::same_as<T, json::object>) {
    return {.kind = Kind::free_object};
  } else if constexpr (std::same_as<T, json::array>) {
    return {.kind = Kind::free_list};
  } else if constexpr (Described<T>) {
    TypeRow row{.kind = Kind::structure, .fields = kFieldRows<T>, .is_closed = Closed<T>};
    if constexpr (SchemaNamed<T>) row.name = schema_name<T>();
    return row;
  } else {
    return {.kind = Kind::free};
  }
}

}  // namespace detail

}  // namespace confab
