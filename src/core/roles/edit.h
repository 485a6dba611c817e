#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/role.h"

namespace confab::core::roles {

struct RoleFields {
  std::string name;
  std::optional<std::string> description, scope;
  std::optional<bool> mandatory_2fa;
};

/// Custom roles, open to every workspace. All need access-permissions. Throw Refusal(invalid_role_properties |
/// duplicate_role_name | invalid_role_id | role_protected | role_in_use).
model::Role create(const Context& ctx, const Actor& actor, const RoleFields& fields);
model::Role update(const Context& ctx, const Actor& actor, const std::string& role, const RoleFields& fields);
void remove(const Context& ctx, const Actor& actor, const std::string& role);

struct PermissionRoles {
  std::string permission;
  std::vector<std::string> roles;
};
/// Makes `roles` the holders of each permission, all or none. Throws Refusal(invalid_permission | invalid_role |
/// action_not_allowed: nobody could change permissions any more).
void set_permissions(const Context& ctx, const Actor& actor, const std::vector<PermissionRoles>& changes);

/// One role more or less for a permission, whatever others change of it at the same time. Throws as above.
void give_permission(const Context& ctx, const Actor& actor, const std::string& permission, const std::string& role);
void take_permission(const Context& ctx, const Actor& actor, const std::string& permission, const std::string& role);

/// Every permission with its holders and the time of its last change.
[[nodiscard]] std::vector<model::Permission> all_permissions(const Context& ctx);

}  // namespace confab::core::roles
