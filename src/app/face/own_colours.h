#pragma once

#include <string>

#include "settings/settings.h"

namespace confab::app {

/// The workspace's own colours as the client's styles know them (web/src/theme/own-colours.css): which there are, as
/// attributes of the document's element, and what they are, as declarations of custom properties. Both are "" when
/// there are none.
struct OwnColours {
  std::string attributes;    // ` data-own-light="accent text" data-own-dark="accent"`
  std::string declarations;  // `--own-light-accent:#00529b;...`
};
[[nodiscard]] OwnColours own_colours(const settings::Settings& settings);

}  // namespace confab::app
