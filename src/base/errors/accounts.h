#pragma once
// Log-in, registration, passwords, tokens and the details of an account.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode login_refused{401, "403"};
inline constexpr ErrorCode login_unrecognized{401, "400"};
inline constexpr ErrorCode login_blocked_for_ip{401, "error-login-blocked-for-ip"};
inline constexpr ErrorCode login_blocked_for_user{401, "error-login-blocked-for-user"};
inline constexpr ErrorCode user_is_not_activated{401, "error-user-is-not-activated"};
inline constexpr ErrorCode user_has_no_roles{401, "error-user-has-no-roles"};
inline constexpr ErrorCode app_user_may_not_login{401, "error-app-user-is-not-allowed-to-login"};
inline constexpr ErrorCode impersonation_disabled{400, "error-impersonation-disabled"};
inline constexpr ErrorCode not_impersonating{400, "error-not-impersonating"};
inline constexpr ErrorCode invalid_email{400, "error-invalid-email"};
inline constexpr ErrorCode invalid_domain{400, "error-invalid-domain"};
inline constexpr ErrorCode registration_disabled{400, "error-user-registration-disabled"};
inline constexpr ErrorCode custom_field_refused{400, "error-user-registration-custom-field"};
inline constexpr ErrorCode registration_secret{400, "error-user-registration-secret"};
inline constexpr ErrorCode invalid_password{400, "error-invalid-password"};
inline constexpr ErrorCode password_same_as_current{400, "error-password-same-as-current"};
inline constexpr ErrorCode password_in_history{400, "error-password-in-history"};
inline constexpr ErrorCode password_policy_not_met{400, "error-password-policy-not-met", Shown::typed};
inline constexpr ErrorCode token_does_not_exist{400, "error-token-does-not-exists"};
inline constexpr ErrorCode session_not_found{404, "error-session-not-found", Shown::plain};
inline constexpr ErrorCode invalid_sort_keys{400, "error-invalid-sort-keys", Shown::outright};
inline constexpr ErrorCode token_already_exists{400, "error-token-already-exists"};
inline constexpr ErrorCode too_many_tokens{400, "error-too-many-tokens"};
inline constexpr ErrorCode invalid_username{400, "error-invalid-username"};
inline constexpr ErrorCode blocked_username{400, "error-blocked-username"};
inline constexpr ErrorCode field_unavailable{400, "error-field-unavailable"};
inline constexpr ErrorCode taken_at_registration{400, "error-field-unavailable", Shown::plain};
inline constexpr ErrorCode email_exists{400, "403"};
inline constexpr ErrorCode could_not_save_identity{400, "error-could-not-save-identity"};
inline constexpr ErrorCode bio_size_exceeded{400, "error-bio-size-exceeded"};
inline constexpr ErrorCode nickname_size_exceeded{400, "error-nickname-size-exceeded"};
inline constexpr ErrorCode status_not_allowed{400, "error-status-not-allowed"};
inline constexpr ErrorCode invalid_status{400, "error-invalid-status"};
inline constexpr ErrorCode invalid_idle_time_limit{400, "invalid-idle-time-limit-value"};

}  // namespace confab::errors
