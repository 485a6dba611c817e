#pragma once
// Emoji and sounds of the workspace's own.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode not_authorized_to_manage{400, "not_authorized"};
inline constexpr ErrorCode emoji_is_not_image{400, "emoji-is-not-image"};
inline constexpr ErrorCode emoji_name_in_use{400, "Custom_Emoji_Error_Name_Or_Alias_Already_In_Use"};
inline constexpr ErrorCode invalid_emoji{400, "Custom_Emoji_Error_Invalid_Emoji"};
inline constexpr ErrorCode emoji_not_found{400, "Emoji not found."};
inline constexpr ErrorCode sound_name_in_use{400, "Custom_Sound_Error_Name_Already_In_Use"};
inline constexpr ErrorCode invalid_sound{400, "Custom_Sound_Error_Invalid_Sound"};

}  // namespace confab::errors
