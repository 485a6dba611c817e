#pragma once

#include <string_view>

namespace confab {

/// An absolute http or https address with a host and without a name or password in it: what may be handed to a browser
/// as a link.
[[nodiscard]] bool is_web_address(std::string_view text);

}  // namespace confab
