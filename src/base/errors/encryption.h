#pragma once
// Encryption between ends.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode encryption_disabled{400, "error-e2e-disabled"};
inline constexpr ErrorCode keys_already_set{400, "error-keys-already-set"};
inline constexpr ErrorCode room_key_exists{400, "error-room-e2e-key-already-exists"};
inline constexpr ErrorCode no_suggested_key{400, "error-no-suggested-key-available"};

}  // namespace confab::errors
