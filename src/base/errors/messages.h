#pragma once
// Messages and what is done with them.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_message{400, "error-invalid-message"};
inline constexpr ErrorCode message_not_found{400, "error-message-not-found", Shown::plain};
inline constexpr ErrorCode messageid_param_not_provided{400, "error-messageid-param-not-provided"};
inline constexpr ErrorCode message_size_exceeded{400, "error-message-size-exceeded"};
inline constexpr ErrorCode message_ts_out_of_sync{400, "error-message-ts-out-of-sync"};
inline constexpr ErrorCode message_editing_blocked{400, "error-message-editing-blocked"};
inline constexpr ErrorCode message_deleting_blocked{400, "error-message-deleting-blocked"};

}  // namespace confab::errors
