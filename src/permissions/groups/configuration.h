#pragma once
// Roles, permissions and settings.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kConfiguration = rows_of<Group::configuration>({
    Declaration{"access-permissions", "admin"},
    Declaration{"access-setting-permissions", "admin"},
    Declaration{"assign-admin-role", "admin"},
    Declaration{"assign-roles", "admin"},
    Declaration{"edit-privileged-setting", "admin"},
    Declaration{"manage-selected-settings", "admin"},
    Declaration{"view-privileged-setting", "admin"},
});

[[nodiscard]] consteval Permission configuration(std::string_view id) {
  return kConfiguration.find(id);
}

}  // namespace confab::permissions
