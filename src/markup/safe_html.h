#pragma once
// HTML that an administrator has written, made harmless for everybody's screens.

#include <string>
#include <string_view>

namespace confab::markup {

/// The text with the elements and attributes that are known to do no harm; all others are left out, what stands within
/// scripts, styles and frames as well. What is open at the end is closed. Addresses are http, https, mailto, tel or on
/// this server (`assets/logo.png` is `/assets/logo.png`); links to elsewhere open a page of their own. Of `style` those
/// properties are left that cannot cover or fetch anything.
[[nodiscard]] std::string safe_html(std::string_view html);

}  // namespace confab::markup
