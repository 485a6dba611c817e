#pragma once
// Accounts: making, changing and ending them, and acting for them.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kPeople = rows_of<Group::people>({
    Declaration{"bulk-register-user", "admin"},
    Declaration{"create-user", "admin"},
    Declaration{"delete-user", "admin"},
    Declaration{"edit-other-user-active-status", "admin"},
    Declaration{"edit-other-user-avatar", "admin"},
    Declaration{"edit-other-user-info", "admin"},
    Declaration{"edit-other-user-password", "admin"},
    Declaration{"edit-other-user-totp", "admin"},
    Declaration{"manage-user-status", "admin"},
    Declaration{"view-user-administration", "admin"},
});

[[nodiscard]] consteval Permission people(std::string_view id) {
  return kPeople.find(id);
}

}  // namespace confab::permissions
