#pragma once
// Structs with one field, without a name of their own: `Named<"message", model::Message>` is `{"message": {...}}`.

#include <utility>

#include "base/fields.h"
#include "base/fixed_text.h"

namespace confab {

/// One field, its sentence and its rules. It is made of its value without a word, so that a handler returns the value.
template <FixedText Name, class T, FixedText Doc = "", auto... Rules>
struct Named {
  T value{};

  Named() = default;
  // NOLINTNEXTLINE(google-explicit-constructor)
  Named(T v) : value(std::move(v)) {}

  static constexpr auto kFields = FieldList{field(Name.view(), &Named::value, Doc.view(), Rules...)};
};

}  // namespace confab
