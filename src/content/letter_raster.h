#pragma once

#include <string>
#include <string_view>

namespace confab::content {

/// A square of `colour` (#rrggbb) with a white letter in its middle, as PNG. A-Z, 0-9 and ?; anything else: the square
/// alone. It needs no fonts: a server seldom has any.
[[nodiscard]] std::string drawn_letter(char letter, std::string_view colour, int side);

}  // namespace confab::content
