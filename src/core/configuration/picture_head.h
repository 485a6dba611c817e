#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace confab::core::configuration {

/// What the first bytes of a picture say.
struct PictureHead {
  std::string extension;         // png, jpg, svg or ico
  double width = 0, height = 0;  // 0: not said
};

/// Reads the first bytes (in a JPEG, those up to its size) of a PNG, JPEG, SVG or ICO file; nothing is decoded. nullopt
/// when it is none of them.
[[nodiscard]] std::optional<PictureHead> picture_head(std::string_view bytes);

}  // namespace confab::core::configuration
