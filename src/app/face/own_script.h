#pragma once

#include <string>

#include "settings/settings.h"

namespace confab::app {

/// The workspace's own scripts as one: each waits for the event of its name, which the client says on `window`
/// (Custom_Script_Logged_In, Custom_Script_Logged_Out, Custom_Script_On_Logout). "" unless they are allowed and there
/// are any.
[[nodiscard]] std::string own_script(const settings::Settings& settings);

}  // namespace confab::app
