#pragma once
// Field lists put together from those of other structs: of a base, for a struct that derives from it and adds fields of
// its own, or of several structs that are described already and need nothing more.

#include <tuple>

#include "base/fields.h"

namespace confab {

/// The fields of a base as those of a struct that derives from it.
template <class Derived, class... BaseFields>
constexpr auto inherited(const std::tuple<BaseFields...>& list) {
  const auto as_derived = []<class Base, class Member>(const Field<Base, Member>& base) {
    return Field<Derived, Member>{base.name, static_cast<Member Derived::*>(base.member), base.doc, base.rules};
  };
  return std::apply([&](const auto&... fields) { return std::tuple{as_derived(fields)...}; }, list);
}

/// `list = std::tuple_cat(inherited_fields<Derived, Base>(), std::tuple{...})`.
template <class Derived, Described Base>
constexpr auto inherited_fields() {
  return inherited<Derived>(Fields<Base>::list);
}

/// Several described structs as one, with the fields of each, in order: `Flatten<RoomTarget, UserTarget>`.
template <class... Parts>
struct Flatten : Parts... {};

template <class... Parts>
struct Fields<Flatten<Parts...>> {
  static constexpr auto list = std::tuple_cat(inherited_fields<Flatten<Parts...>, Parts>()...);
};

}  // namespace confab
