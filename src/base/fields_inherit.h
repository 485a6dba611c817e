#pragma once
// Field lists put together from those of other structs: of a base, for a struct that derives from it and adds fields of
// its own, or of several structs that are described already and need nothing more.

#include "base/fields.h"

namespace confab {

/// `kFields = extended<Base>(field(...), ...)`: those of the base, then one's own.
template <Described Base, class... Own>
constexpr auto extended(Own... own) {
  return joined(Fields<Base>::list, FieldList{own...});
}

/// Several described structs as one, with the fields of each, in order: `Flatten<RoomTarget, UserTarget>`.
template <class... Parts>
struct Flatten : Parts... {
  static constexpr auto kFields = joined(Fields<Parts>::list...);
};

}  // namespace confab
