#pragma once

#include <string_view>

namespace confab {

/// Whether a reader sees nothing of it: white space of every script, signs without width or ink, signs that only steer
/// the text around them. `text` must be valid UTF-8.
[[nodiscard]] bool shows_nothing(std::string_view text);

}  // namespace confab
