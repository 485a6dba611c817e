#pragma once
// Pictures of people and rooms.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_data{400, "error-invalid-data"};
inline constexpr ErrorCode avatar_invalid_url{400, "error-avatar-invalid-url"};
inline constexpr ErrorCode avatar_url_handling{400, "error-avatar-url-handling"};
inline constexpr ErrorCode avatar_content_type{400, "error-avatar-invalid-content-type"};
inline constexpr ErrorCode invalid_desired_user{400, "error-invalid-desired-user"};

}  // namespace confab::errors
