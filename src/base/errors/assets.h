#pragma once
// The pictures of the workspace.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_asset{400, "error-invalid-asset"};
inline constexpr ErrorCode invalid_file_width{400, "error-invalid-file-width"};
inline constexpr ErrorCode invalid_file_height{400, "error-invalid-file-height"};

}  // namespace confab::errors
