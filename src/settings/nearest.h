#pragma once

#include <optional>
#include <string_view>

namespace confab::settings {

/// The setting whose key differs least from the word: by case alone, or by one typing mistake in about eight characters
/// (a character that is wrong, missing, too many, or changed places with the next). None when none is that close.
[[nodiscard]] std::optional<std::string_view> nearest_key(std::string_view word);

}  // namespace confab::settings
