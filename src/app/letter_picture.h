#pragma once

#include <string>
#include <string_view>

namespace confab::app {

/// The picture of somebody who has put up none: the first letter of the name, on a colour that is the name's. SVG, for
/// any size. `name` must be valid UTF-8.
[[nodiscard]] std::string letter_picture(std::string_view name);

}  // namespace confab::app
