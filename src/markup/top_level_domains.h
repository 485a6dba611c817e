#pragma once

#include <string_view>

namespace confab::markup {

/// Whether `host` (lower case, without a final dot) lies under a public top-level domain.
[[nodiscard]] bool has_public_suffix(std::string_view host);

}  // namespace confab::markup
