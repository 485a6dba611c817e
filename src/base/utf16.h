#pragma once
// Text as ICU takes it. What is not valid becomes U+FFFD.

#include <string>
#include <string_view>

namespace confab {

[[nodiscard]] std::u16string to_utf16(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u16string_view utf16);

}  // namespace confab
