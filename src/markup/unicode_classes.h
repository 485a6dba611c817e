#pragma once

namespace confab::markup {

/// Letters and digits of the Basic Multilingual Plane that names of users and channels may have; false for ASCII.
[[nodiscard]] bool is_alphanumeric_beyond_ascii(char32_t c);
/// What may stand before the `@` of an e-mail address besides ASCII; every supplementary character may.
[[nodiscard]] bool is_address_char_beyond_ascii(char32_t c);
/// JavaScript's `\s` and what its String.prototype.trim() takes away.
[[nodiscard]] bool is_js_space(char32_t c);

}  // namespace confab::markup
