#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace confab {

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Bytes of the character at the front of a text that is not empty; 0: it begins with what is no valid UTF-8.
[[nodiscard]] std::size_t character_length(std::string_view text);
/// The text with U+FFFD in place of each byte that is no part of a valid character.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);
/// Characters as JavaScript counts them (UTF-16 units), which is what the limits of the field mean.
[[nodiscard]] std::size_t utf16_length(std::string_view utf8);

[[nodiscard]] std::string to_lower_ascii(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);  // trimmed, without empty parts
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);       // ASCII

/// At most `max_bytes` of the text and an ellipsis in place of the rest; no character is cut in two. For what is quoted
/// in errors and logs.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t max_bytes);

/// For LIKE patterns: `%`, `_` and the escape character itself, with `\` as escape.
[[nodiscard]] std::string escape_like(std::string_view text);

}  // namespace confab
