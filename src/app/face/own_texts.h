#pragma once

#include <string>

#include "settings/settings.h"

namespace confab::app {

/// ` data-texts="terms privacy"`: which texts of its own the workspace has, so that the client asks for no others. ""
/// when there are none.
[[nodiscard]] std::string own_texts(const settings::Settings& settings);

/// What the log-in shows and where, as styles (the classes of web/src/ui/CardPage.tsx).
[[nodiscard]] std::string login_styles(const settings::Settings& settings);

}  // namespace confab::app
