#pragma once
// Structs that are made of fields which describe themselves (see base/fields.h, which includes this):
//
//   struct Reading {
//     Field<"rid", RoomId, "The room."> room;
//     Field<"count", std::int64_t, "How many.", range(1, 100)> count;
//   };
//
// A field is used as its value is: it derives from it, or, of a number, becomes it. What a field list is made of here
// is found by the compiler, which knows the members of an aggregate by their order.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/field_list.h"
#include "base/fixed_text.h"

namespace confab {

namespace detail {

/// What a field says of itself.
template <FixedText Name, class T, FixedText Doc, auto... Rules>
struct SaidOfField {
  using Type = T;
  template <class Rule>
  static constexpr bool kHas = (std::is_same_v<std::remove_cv_t<decltype(Rules)>, Rule> || ...);
  static constexpr std::string_view name = Name.view();
  static constexpr std::string_view doc = Doc.view();

  template <class Sum>
  static constexpr void apply_to(Sum& sum) {
    (Rules.apply(sum), ...);
  }
  [[nodiscard]] static consteval unsigned bounds() { return (0U | ... | decltype(Rules)::kBounds); }
};

}  // namespace detail

/// A member of type T with its name on the wire, its sentence and its rules.
template <FixedText Name, class T, FixedText Doc = "", auto... Rules>
struct Field : T {
  using Said = detail::SaidOfField<Name, T, Doc, Rules...>;
  using T::T;

  Field() = default;
  // NOLINTBEGIN(google-explicit-constructor): it is its value
  Field(const T& value) : T(value) {}
  Field(T&& value) : T(std::move(value)) {}
  // NOLINTEND(google-explicit-constructor)
  [[nodiscard]] constexpr T& held() { return *this; }
  [[nodiscard]] constexpr const T& held() const { return *this; }
};
template <FixedText Name, class T, FixedText Doc, auto... Rules>
  requires std::is_arithmetic_v<T>
struct Field<Name, T, Doc, Rules...> {
  using Said = detail::SaidOfField<Name, T, Doc, Rules...>;
  T value{};

  constexpr Field() = default;
  // NOLINTBEGIN(google-explicit-constructor): it is its value
  constexpr Field(T v) : value(v) {}
  constexpr operator T() const { return value; }
  // NOLINTEND(google-explicit-constructor)
  [[nodiscard]] constexpr T& held() { return value; }
  [[nodiscard]] constexpr const T& held() const { return value; }
};

namespace detail {

/// Becomes any field and nothing else, so that the compiler says how many of them a struct has.
struct AnyField {
  template <class AField>
    requires requires { typename AField::Said; }
  operator AField() const;  // NOLINT(google-explicit-constructor)
};

template <class T, class... Some>
consteval std::size_t count_members() {
  if constexpr (requires { T{Some{}..., AnyField{}}; })
    return count_members<T, Some..., AnyField>();
  else
    return sizeof...(Some);
}

template <std::size_t Index, class First, class... More>
constexpr auto& nth(First& first, More&... more) {
  if constexpr (Index == 0)
    return first;
  else
    return nth<Index - 1>(more...);
}

/// The member at `Index`. C++20 names the members of a struct only in as many words as it has members.
template <std::size_t Index, std::size_t Count, class Owner>
constexpr auto& member_at(Owner& owner) {
  if constexpr (Count == 1) {
    auto& [m1] = owner;
    return nth<Index>(m1);
  } else if constexpr (Count == 2) {
    auto& [m1, m2] = owner;
    return nth<Index>(m1, m2);
  } else if constexpr (Count == 3) {
    auto& [m1, m2, m3] = owner;
    return nth<Index>(m1, m2, m3);
  } else if constexpr (Count == 4) {
    auto& [m1, m2, m3, m4] = owner;
    return nth<Index>(m1, m2, m3, m4);
  } else if constexpr (Count == 5) {
    auto& [m1, m2, m3, m4, m5] = owner;
    return nth<Index>(m1, m2, m3, m4, m5);
  } else if constexpr (Count == 6) {
    auto& [m1, m2, m3, m4, m5, m6] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6);
  } else if constexpr (Count == 7) {
    auto& [m1, m2, m3, m4, m5, m6, m7] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7);
  } else if constexpr (Count == 8) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8);
  } else if constexpr (Count == 9) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9);
  } else if constexpr (Count == 10) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10);
  } else if constexpr (Count == 11) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11);
  } else if constexpr (Count == 12) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12);
  } else if constexpr (Count == 13) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13);
  } else if constexpr (Count == 14) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14);
  } else if constexpr (Count == 15) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15);
  } else if constexpr (Count == 16) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16);
  } else if constexpr (Count == 17) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17);
  } else if constexpr (Count == 18) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18);
  } else if constexpr (Count == 19) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19);
  } else if constexpr (Count == 20) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20);
  } else if constexpr (Count == 21) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21);
  } else if constexpr (Count == 22) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22);
  } else if constexpr (Count == 23) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23] =
        owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23);
  } else if constexpr (Count == 24) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24);
  } else if constexpr (Count == 25) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25);
  } else if constexpr (Count == 26) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26);
  } else if constexpr (Count == 27) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26, m27] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26, m27);
  } else if constexpr (Count == 28) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26, m27, m28] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26, m27, m28);
  } else if constexpr (Count == 29) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26, m27, m28, m29] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26, m27, m28, m29);
  } else if constexpr (Count == 30) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26, m27, m28, m29, m30] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26, m27, m28, m29, m30);
  } else if constexpr (Count == 31) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26, m27, m28, m29, m30, m31] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26, m27, m28, m29, m30, m31);
  } else if constexpr (Count == 32) {
    auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23,
           m24, m25, m26, m27, m28, m29, m30, m31, m32] = owner;
    return nth<Index>(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21,
                      m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32);
  } else {
    static_assert(Count == 0, "a struct with more fields needs a list of them (base/fields.h)");
  }
}

template <class Owner, std::size_t Index, std::size_t Count>
struct MadeField : std::remove_reference_t<decltype(member_at<Index, Count>(std::declval<Owner&>()))>::Said {
  [[nodiscard]] static constexpr auto& of(Owner& owner) { return member_at<Index, Count>(owner).held(); }
  [[nodiscard]] static constexpr const auto& of(const Owner& owner) { return member_at<Index, Count>(owner).held(); }
};

template <class Owner, std::size_t... Index>
constexpr auto made_list(std::index_sequence<Index...>) {
  return FieldList{MadeField<Owner, Index, sizeof...(Index)>{}...};
}

}  // namespace detail

template <class T>
concept MadeOfFields = std::is_aggregate_v<T> && !requires { T::kFields; } && requires { T{detail::AnyField{}}; };

template <MadeOfFields T>
struct Fields<T> {
  static constexpr auto list = detail::made_list<T>(std::make_index_sequence<detail::count_members<T>()>());
};

}  // namespace confab
