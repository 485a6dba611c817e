#pragma once
// Whether a field list bounds all that can be read by it; what it does not bound stops the compiler.

#include <concepts>
#include <type_traits>

#include "base/field_rules.h"

namespace confab {

namespace detail {

/// The bounds that a member of type T needs: those of its type, and of what is in it.
template <class T>
consteval unsigned needed_bounds() {
  if constexpr (is_optional<T>) {
    return needed_bounds<typename T::value_type>();
  } else if constexpr (is_vector<T>) {
    return bounds::kCount | (needed_bounds<typename T::value_type>() != 0 ? bounds::kItems : 0);
  } else if constexpr (is_string_map<T>) {
    return bounds::kCount | (needed_bounds<typename T::mapped_type>() != 0 ? bounds::kItems : 0);
  } else if constexpr (std::same_as<T, std::string>) {
    return bounds::kText;
  } else if constexpr (std::same_as<T, bool> || std::same_as<T, Timestamp> || is_id<T> || Described<T>) {
    return bounds::kNothing;  // an object has bounds in its own list
  } else if constexpr (std::integral<T> || std::floating_point<T>) {
    return bounds::kNumber;
  } else if constexpr (std::same_as<T, json::array>) {
    return bounds::kCount | bounds::kBytes;
  } else {
    return bounds::kBytes;
  }
}

/// What stands in T: the item of a list, the value of an optional or a map.
template <class T>
struct Innermost {
  using Type = T;
};
template <class T>
struct Innermost<std::optional<T>> : Innermost<T> {};
template <class T>
struct Innermost<std::vector<T>> : Innermost<T> {};
template <class T>
struct Innermost<std::map<std::string, T>> : Innermost<T> {};

}  // namespace detail

/// Whether a field says all the bounds that its type needs.
template <class AField>
inline constexpr bool is_bounded = (detail::needed_bounds<typename AField::Type>() & ~AField::bounds()) == 0;

template <Described T>
constexpr void require_bounds();

/// The type says in the compiler's message which field it is.
template <class AField>
constexpr void require_bounds_of(const AField&) {
  static_assert(is_bounded<AField>,
                "a field that is read from outside needs a bound; base/bounds.h has those that are usual");
  using Inner = typename detail::Innermost<typename AField::Type>::Type;
  if constexpr (Described<Inner>) require_bounds<Inner>();
}

template <Described T>
constexpr void require_bounds() {
  for_each_field<T>([](const auto& field) { require_bounds_of(field); });
}

}  // namespace confab
