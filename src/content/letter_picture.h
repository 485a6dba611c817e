#pragma once
// The picture of who has put up none: the first letter of the name, on a colour that is the name's.

#include <string>
#include <string_view>

namespace confab::content {

/// SVG, for any size; `side` is what it says it is, in pixels. `name` must be valid UTF-8.
[[nodiscard]] std::string letter_picture(std::string_view name, int side = 200);

/// The same as PNG, for those who cannot show SVG. Letters and digits as they are, others without their accents; of
/// other scripts the colour alone. `side` in pixels, 1024 at most.
[[nodiscard]] std::string letter_png(std::string_view name, int side);

}  // namespace confab::content
