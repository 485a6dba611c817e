#pragma once

#include <cstdint>
#include <string>

namespace confab::core::files {

/// For people: `100 MB`, `1.5 KB`.
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace confab::core::files
