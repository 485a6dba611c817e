#pragma once
// One description per struct, from which parsing, the error for each bad field, serialisation and the JSON schema
// follow. A struct that is made for the wire is made of fields that say it themselves (base/fields_made.h):
//
//   struct ReactParams {
//     Field<"messageId", MessageId, "The message to react to."> message;
//     Field<"emoji", std::string, "Shortcode.", max_length(64), alias("reaction")> emoji;
//     Field<"shouldReact", std::optional<bool>, "Left out: toggle."> should_react;   // std::optional: may be absent
//   };
//
// A struct that has another use, a base, or names of fields that are no literals has plain members and a list:
//
//     static constexpr auto kFields = FieldList{field("messageId", &ReactParams::message, "The message to react to.")};
//
// A struct with one field and no words of its own is a `Named` (base/fields_named.h). What another layer owns (commands
// and answers of core/, events) is described where it is read or written: `template <> struct Fields<T>`, with `list`.
//
// Member types: bool, integers, double, std::string, Id<>, Timestamp, json::value/object/array (free form), RawJson
// (output), std::optional<T>, std::vector<T>, std::map<std::string, T>, OrderedMap<T>, and structs with a field list.
//
// Rules stay behind the field as they are written: what they mean, only readers know (base/field_rules.h).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/field_list.h"
#include "base/id.h"
#include "base/json.h"
#include "base/time.h"

namespace confab {

template <class T>
struct Fields;

/// A struct that carries its list. Beside it may stand `kSchema`, its name in the API document, `kClosed` and
/// `kVariadic` (below).
template <class T>
  requires requires { T::kFields; }
struct Fields<T> {
  static constexpr const auto& list = T::kFields;
};

/// A field that a list names. It is made of its rules as well; each kind of rule stands there once.
template <class Owner, class Member, class... Rules>
struct ListedField : Rules... {
  using Type = Member;
  template <class Rule>
  static constexpr bool kHas = (std::is_same_v<Rules, Rule> || ...);

  std::string_view name;
  Member Owner::*member;
  std::string_view doc;

  [[nodiscard]] constexpr Member& of(Owner& owner) const { return owner.*member; }
  [[nodiscard]] constexpr const Member& of(const Owner& owner) const { return owner.*member; }
  template <class Sum>
  constexpr void apply_to(Sum& sum) const {
    (static_cast<const Rules&>(*this).apply(sum), ...);
  }
  [[nodiscard]] static consteval unsigned bounds() { return (0U | ... | Rules::kBounds); }
};

template <class Owner, class Member, class... Rules>
constexpr ListedField<Owner, Member, Rules...> field(std::string_view name, Member Owner::*member, std::string_view doc,
                                                     Rules... rules) {
  return {rules..., name, member, doc};
}

template <class T>
concept Described = requires { Fields<T>::list; };

/// `kClosed = true`: refuses members that it does not know, in the words of `kUnknown` (UnknownMember), if it has them.
template <class T>
concept Closed = Described<T> && requires { requires T::kClosed; };

/// `kOthers = &T::others`, a JSON object: what else was given is kept there, for who looks at it.
template <class T>
concept KeepsOthers = Described<T> && requires { T::kOthers; };

/// `kVariadic = true`: its last field, a list, takes all positional arguments that are left.
template <class T>
concept Variadic = Described<T> && requires { requires T::kVariadic; };

/// How many fields a described struct has.
template <Described T>
inline constexpr std::size_t kFieldCount = std::remove_cvref_t<decltype(Fields<T>::list)>::kSize;

/// Calls `visit(field)` for each, in order: `field.of(object)` is the member, of T or of a base of T.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  Fields<T>::list.each(visit);
}

/// An object whose members are in an order that means something. Names are added, never looked for.
template <class T>
struct OrderedMap : std::vector<std::pair<std::string, T>> {
  using mapped_type = T;
  /// A new member at the end.
  T& operator[](std::string name) { return this->emplace_back(std::move(name), T{}).second; }
};

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
inline constexpr bool is_string_map<OrderedMap<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class T>
inline constexpr bool is_id<Id<T>> = true;

}  // namespace confab

#include "base/fields_made.h"
