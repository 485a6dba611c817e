#pragma once
// By what people log in and read what is encrypted, and who ends it.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kLogins = rows_of<Group::logins>({
    Declaration{"block-ip-device-management", "admin"},
    Declaration{"create-personal-access-tokens", "admin,user"},
    Declaration{"edit-other-user-e2ee", "admin"},
    Declaration{"impersonate-user", "admin"},
    Declaration{"logout-device-management", "admin"},
    Declaration{"logout-other-user", "admin"},
    Declaration{"user-generate-access-token", "admin"},
    Declaration{"view-device-management", "admin"},
});

[[nodiscard]] consteval Permission logins(std::string_view id) {
  return kLogins.find(id);
}

}  // namespace confab::permissions
