#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace confab::markup {

struct Emoticon {
  std::string_view text;       ///< `:)`
  std::string_view shortcode;  ///< `slight_smile`
};

/// The index of the emoticon that `text` begins with, by the order of the table.
[[nodiscard]] std::optional<std::uint32_t> match_emoticon(std::string_view text);
[[nodiscard]] const Emoticon& emoticon(std::uint32_t index);

}  // namespace confab::markup
