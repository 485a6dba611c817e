#pragma once
// Settings.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kConfiguration = rows_of<Group::configuration>({
    Declaration{"access-setting-permissions", "admin"},
    Declaration{"edit-privileged-setting", "admin"},
    Declaration{"manage-selected-settings", "admin"},
    Declaration{"view-privileged-setting", "admin"},
});

[[nodiscard]] consteval Permission configuration(std::string_view id) {
  return kConfiguration.find(id);
}

}  // namespace confab::permissions
