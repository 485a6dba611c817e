#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace confab::core::rooms {

/// Text that a room's document may hold: valid UTF-8 without NUL and of bearable length. Throws
/// Refusal(invalid_params).
void check_text(std::string_view text);
/// The same; empty text is none.
[[nodiscard]] std::optional<std::string> text_or_none(const std::optional<std::string>& text);

}  // namespace confab::core::rooms
