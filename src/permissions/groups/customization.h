#pragma once
// What the workspace looks and sounds like.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kCustomization = rows_of<Group::customization>({
    Declaration{"manage-assets", "admin"},
    Declaration{"manage-emoji", "admin"},
    Declaration{"manage-sounds", "admin"},
});

[[nodiscard]] consteval Permission customization(std::string_view id) {
  return kCustomization.find(id);
}

}  // namespace confab::permissions
