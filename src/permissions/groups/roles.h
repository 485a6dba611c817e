#pragma once
// Who has which role, and what roles may do.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kRoles = rows_of<Group::roles>({
    Declaration{"access-permissions", "admin"},
    Declaration{"assign-admin-role", "admin"},
    Declaration{"assign-roles", "admin"},
});

[[nodiscard]] consteval Permission roles(std::string_view id) {
  return kRoles.find(id);
}

}  // namespace confab::permissions
