#pragma once
// Looking at what was reported, and acting on it.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kModeration = rows_of<Group::moderation>({
    Declaration{"manage-moderation-actions", "admin"},
    Declaration{"view-moderation-console", "admin"},
});

[[nodiscard]] consteval Permission moderation(std::string_view id) {
  return kModeration.find(id);
}

}  // namespace confab::permissions
