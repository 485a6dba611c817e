#pragma once
// Seeing what one has no part in; asked for in many places, so it stands alone.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kAdministration = rows_of<Group::administration>({
    Declaration{"view-room-administration", "admin"},
});

[[nodiscard]] consteval Permission administration(std::string_view id) {
  return kAdministration.find(id);
}

}  // namespace confab::permissions
