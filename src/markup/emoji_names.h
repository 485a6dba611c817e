#pragma once

#include <string_view>

namespace confab::markup {

/// Whether `name` (without colons: `smile`, `thumbsup_tone2`) is that of a standard emoji, as clients of the field know
/// them.
[[nodiscard]] bool is_emoji_name(std::string_view name);

}  // namespace confab::markup
