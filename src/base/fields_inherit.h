#pragma once
// The field list of a base, for a struct that derives from it and adds fields of its own.

#include <tuple>

#include "base/fields.h"

namespace confab {

/// `list = std::tuple_cat(inherited_fields<Derived, Base>(), std::tuple{...})`.
template <class Derived, Described Base>
constexpr auto inherited_fields() {
  const auto as_derived = []<class Member>(const Field<Base, Member>& base) {
    return Field<Derived, Member>{base.name, static_cast<Member Derived::*>(base.member), base.doc, base.rules};
  };
  return std::apply([&](const auto&... fields) { return std::tuple{as_derived(fields)...}; }, Fields<Base>::list);
}

}  // namespace confab
