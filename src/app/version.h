#pragma once

#include <string_view>

namespace confab::app {

[[nodiscard]] std::string_view version();
[[nodiscard]] std::string_view commit();

}  // namespace confab::app
