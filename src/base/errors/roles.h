#pragma once
// Roles and permissions.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_role{400, "error-invalid-role"};
inline constexpr ErrorCode invalid_role_id{400, "error-invalid-roleId"};
inline constexpr ErrorCode role_not_found{400, "Role not found", Shown::typed};
inline constexpr ErrorCode role_not_given{400, "error-invalid-role-properties", Shown::plain};
inline constexpr ErrorCode invalid_role_properties{400, "error-invalid-role-properties"};
inline constexpr ErrorCode duplicate_role_name{400, "error-duplicate-role-names-not-allowed"};
inline constexpr ErrorCode role_protected{400, "error-role-protected"};
inline constexpr ErrorCode role_in_use{400, "error-role-in-use"};
inline constexpr ErrorCode user_already_in_role{400, "error-user-already-in-role"};
inline constexpr ErrorCode user_not_in_role{400, "error-user-not-in-role"};
inline constexpr ErrorCode admin_required{400, "error-admin-required"};
inline constexpr ErrorCode invalid_permission{400, "error-invalid-permission"};
inline constexpr ErrorCode edit_permissions_not_allowed{400, "error-edit-permissions-not-allowed", Shown::typed};
inline constexpr ErrorCode invalid_body_params{400, "error-invalid-body-params", Shown::typed};
inline constexpr ErrorCode no_such_permission{400, "error-invalid-permission", Shown::typed};
inline constexpr ErrorCode no_such_role{400, "error-invalid-role", Shown::typed};

}  // namespace confab::errors
