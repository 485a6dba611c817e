#pragma once

#include <string>
#include <string_view>

namespace confab::ddp {

/// The bytes that a client has sent as text: each as the character of its number, or all of them as data URI, for texts
/// with the character NUL are refused (base/json.h). Throws Refusal(invalid_data) for anything else.
[[nodiscard]] std::string bytes_of_text(std::string_view text);

}  // namespace confab::ddp
