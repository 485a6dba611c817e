#pragma once

#include <string>
#include <string_view>

#include "core/kernel/context.h"

namespace confab::core::messages {

/// The text with asterisks in place of the words of Message_BadWordsFilterList, where Message_AllowBadWordsFilter is
/// on. Confab has no list of its own. Any thread.
[[nodiscard]] std::string without_bad_words(const Context& ctx, std::string text);

}  // namespace confab::core::messages
