#pragma once
// Two-factor authentication.

#include "base/error.h"

namespace confab::errors {

/// At a log-in.
inline constexpr ErrorCode login_totp_required{401, "totp-required"};
inline constexpr ErrorCode login_totp_invalid{401, "totp-invalid"};
inline constexpr ErrorCode login_totp_max_attempts{401, "totp-max-attempts"};
/// Of a call that asks for proof that it is still the person who calls.
inline constexpr ErrorCode totp_required{400, "totp-required"};
inline constexpr ErrorCode totp_invalid{400, "totp-invalid"};
/// There, and where the factor itself is changed.
inline constexpr ErrorCode totp_max_attempts{400, "totp-max-attempts"};
inline constexpr ErrorCode invalid_totp{400, "invalid-totp"};
inline constexpr ErrorCode two_factor_already_enabled{400, "error-2fa-already-enabled"};
inline constexpr ErrorCode two_factor_not_enabled{400, "error-two-factor-not-enabled"};

}  // namespace confab::errors
