#pragma once
// The few sentences that phones show as the server's own.

#include <string>
#include <string_view>

namespace confab::core::push {

enum class Words { new_message, picture, encrypted, test };

/// In the language, such as `de` or `de-AT`; in English where there are no words in it.
[[nodiscard]] std::string words(std::string_view language, Words which);

}  // namespace confab::core::push
