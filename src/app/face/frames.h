#pragma once

#include <string>

#include "settings/settings.h"

namespace confab::app {

/// Which pages may show the client in a frame, as the page's policy says it (`frame-ancestors`): `'self'`, `'none'`,
/// `*` or sites. What is no site among Iframe_X_Frame_Options is left out.
[[nodiscard]] std::string frames_of(const settings::Settings& settings);

}  // namespace confab::app
