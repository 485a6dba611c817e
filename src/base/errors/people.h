#pragma once
// Users as the objects of calls.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_user{400, "error-invalid-user"};
inline constexpr ErrorCode user_not_found{400, "error-user-not-found", Shown::plain};
inline constexpr ErrorCode user_param_not_provided{400, "error-user-param-not-provided"};
inline constexpr ErrorCode users_params_not_provided{400, "error-users-params-not-provided"};
inline constexpr ErrorCode user_is_last_owner{400, "user-last-owner"};
inline constexpr ErrorCode status_name_missing{400, "error-the-field-is-required"};
inline constexpr ErrorCode status_type_invalid{400, "error-input-is-not-a-valid-field"};
inline constexpr ErrorCode status_name_in_use{400, "Custom_User_Status_Error_Name_Already_In_Use"};
inline constexpr ErrorCode unknown_custom_status{400, "Custom_User_Status_Error_Invalid_User_Status"};

}  // namespace confab::errors
