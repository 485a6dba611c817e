#pragma once
// Settings.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_settings{400, "error-invalid-settings"};
inline constexpr ErrorCode invalid_setting{400, "error-invalid-setting"};

}  // namespace confab::errors
