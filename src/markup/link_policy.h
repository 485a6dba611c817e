#pragma once
// Which bare URLs and addresses become links: those whose host is an IP address, or lies under a public top-level
// domain or one of the operator's own. `e.g.` and `file.tar` stay text.

#include <span>
#include <string>
#include <string_view>

namespace confab::markup {

[[nodiscard]] bool is_linkable_url(std::string_view url, std::span<const std::string> custom_domains);
[[nodiscard]] bool is_linkable_email(std::string_view address);

/// Whether a client that opens `url` would run or show what stands in it: `javascript:`, `vbscript:`, `data:`, however
/// they are written. Such links stay text, for other clients open what the tree has.
[[nodiscard]] bool carries_content(std::string_view url);

/// Whether a browser takes `url` as absolute as it stands; other ones get `//` in front.
[[nodiscard]] bool is_absolute_url(std::string_view url);

}  // namespace confab::markup
