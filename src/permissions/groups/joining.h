#pragma once
// How one comes into a room by oneself, and out of it.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kJoining = rows_of<Group::joining>({
    Declaration{"create-invite-links", "admin,owner,moderator"},
    Declaration{"join-without-join-code", "admin,bot,app"},
    Declaration{"leave-c", "admin,user,bot,anonymous,app"},
    Declaration{"leave-p", "admin,user,bot,anonymous,app"},
    Declaration{"view-join-code", "admin"},
});

[[nodiscard]] consteval Permission joining(std::string_view id) {
  return kJoining.find(id);
}

}  // namespace confab::permissions
