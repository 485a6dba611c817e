#pragma once

#include <string_view>

namespace confab::net {

/// Whether `token` is an element of a comma-separated header value; ASCII case does not matter.
[[nodiscard]] bool has_token(std::string_view list, std::string_view token);

}  // namespace confab::net
