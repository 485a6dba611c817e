#pragma once
// Structs with one field, without a name of their own: `Named<"message", model::Message>` is `{"message": {...}}`.

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/fields.h"

namespace confab {

/// A text as a parameter of a template.
template <std::size_t Size>
struct FixedText {
  char text[Size]{};

  // NOLINTNEXTLINE(google-explicit-constructor): a literal is what it is made of
  consteval FixedText(const char (&literal)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, Size - 1}; }
};

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
