#pragma once
// Which people somebody sees, and what of them.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kProfiles = rows_of<Group::profiles>({
    Declaration{"view-full-other-user-info", "admin"},
    Declaration{"view-outside-room", "admin,owner,moderator,user"},
});

[[nodiscard]] consteval Permission profiles(std::string_view id) {
  return kProfiles.find(id);
}

}  // namespace confab::permissions
