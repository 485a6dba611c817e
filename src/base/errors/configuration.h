#pragma once
// Settings.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode unknown_banner{400, "error-unknown-banner", Shown::plain};
inline constexpr ErrorCode invalid_settings{400, "error-invalid-settings"};
inline constexpr ErrorCode invalid_setting{400, "error-invalid-setting"};
/// Where a call says nothing of it.
inline constexpr ErrorCode setting_not_shown{400, "error-invalid-setting", Shown::silent};

}  // namespace confab::errors
