#pragma once

#include <string>

#include "settings/settings.h"

namespace confab::app {

/// What the page says of itself: the workspace's name, its icons, what search engines and other sites are told.
[[nodiscard]] std::string head_of_page(const settings::Settings& settings);

/// The workspace's name; Confab's while it has none.
[[nodiscard]] std::string site_name(const settings::Settings& settings);

/// The colour of the browser's own frame, in one look.
struct FrameColours {
  std::string light, dark;
};
[[nodiscard]] FrameColours frame_colours(const settings::Settings& settings);

}  // namespace confab::app
