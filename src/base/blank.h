#pragma once

#include <string_view>

namespace confab {

/// Whether a reader sees nothing of it: white space of every script, signs without width or ink, signs that only steer
/// the text around them. `text` must be valid UTF-8.
[[nodiscard]] bool shows_nothing(std::string_view text);
/// Whether it breaks out of its line or turns the direction of what stands around it: control characters, separators of
/// lines, embeddings, overrides and isolates of direction. `text` must be valid UTF-8.
[[nodiscard]] bool leaves_its_line(std::string_view text);

}  // namespace confab
