#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/kernel/context.h"

namespace confab::core::configuration {

/// The ids of settings whose value is HTML that everybody is shown.
[[nodiscard]] std::span<const std::string_view> layout_texts();

/// What such a setting says, with nothing in it that could run or cover the page (markup/safe_html.h); clients of
/// Rocket.Chat read the setting as it was typed. Throws Refusal(invalid_setting) for a setting that is no such text.
[[nodiscard]] std::string shown_layout_text(const Context& ctx, std::string_view id);

}  // namespace confab::core::configuration
