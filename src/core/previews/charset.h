#pragma once

#include <string>
#include <string_view>

namespace confab::core::previews {

/// The text of a page, in UTF-8. `declared` is what its headers say of its encoding (the part behind `charset=`), or
/// empty. Pages lie: what is UTF-8 is taken for it; then what is declared, in the header and within the page, as far as
/// it makes sense of the bytes; then what they look like. What cannot be read becomes U+FFFD. `bytes` may be cut off in
/// the middle of a character.
[[nodiscard]] std::string text_of(std::string_view bytes, std::string_view declared);

/// The part behind `charset=` of a Content-Type, or of the like; empty where it has none.
[[nodiscard]] std::string charset_in(std::string_view text);

}  // namespace confab::core::previews
