#pragma once
// Making, changing and ending rooms.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kRooms = rows_of<Group::rooms>({
    Declaration{"archive-room", "admin,owner"},
    Declaration{"create-c", "admin,user,bot,app"},
    Declaration{"create-d", "admin,user,bot,app"},
    Declaration{"create-p", "admin,user,bot,app"},
    Declaration{"delete-c", "admin,owner"},
    Declaration{"delete-d", "admin"},
    Declaration{"delete-p", "admin,owner"},
    Declaration{"edit-room", "admin,owner,moderator"},
    Declaration{"edit-room-avatar", "admin,owner,moderator"},
    Declaration{"edit-room-retention-policy", "admin"},
    Declaration{"set-react-when-readonly", "admin,owner"},
    Declaration{"set-readonly", "admin,owner"},
    Declaration{"start-discussion", "admin,user,guest,app"},
    Declaration{"start-discussion-other-user", "admin,user,owner,app"},
    Declaration{"toggle-room-e2e-encryption", "owner,admin"},
    Declaration{"unarchive-room", "admin"},
});

[[nodiscard]] consteval Permission rooms(std::string_view id) {
  return kRooms.find(id);
}

}  // namespace confab::permissions
