#pragma once
// The vendor's cloud.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kCloud = rows_of<Group::cloud>({
    Declaration{"manage-cloud", "admin"},
    Declaration{"register-on-cloud", "admin"},
});

[[nodiscard]] consteval Permission cloud(std::string_view id) {
  return kCloud.find(id);
}

}  // namespace confab::permissions
