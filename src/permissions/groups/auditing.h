#pragma once
// Looking at what others wrote and did.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kAuditing = rows_of<Group::auditing>({
    Declaration{"can-audit", "admin,auditor"},
    Declaration{"can-audit-log", "admin,auditor-log"},
});

[[nodiscard]] consteval Permission auditing(std::string_view id) {
  return kAuditing.find(id);
}

}  // namespace confab::permissions
