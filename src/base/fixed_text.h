#pragma once
// A text as a parameter of a template.

#include <cstddef>
#include <string_view>

namespace confab {

template <std::size_t Size>
struct FixedText {
  char text[Size]{};

  // NOLINTNEXTLINE(google-explicit-constructor): a literal is what it is made of
  constexpr FixedText(const char (&literal)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, Size - 1}; }
};

}  // namespace confab
