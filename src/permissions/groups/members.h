#pragma once
// Who is in a room and what they are there.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kMembers = rows_of<Group::members>({
    Declaration{"add-all-to-room", "admin"},
    Declaration{"add-user-to-any-c-room", "admin"},
    Declaration{"add-user-to-any-p-room", ""},
    Declaration{"add-user-to-joined-room", "admin,owner,moderator"},
    Declaration{"ban-user", "admin,owner,moderator"},
    Declaration{"kick-user-from-any-c-room", "admin"},
    Declaration{"kick-user-from-any-p-room", ""},
    Declaration{"mute-user", "admin,owner,moderator"},
    Declaration{"remove-user", "admin,owner,moderator"},
    Declaration{"set-leader", "admin,owner"},
    Declaration{"set-moderator", "admin,owner"},
    Declaration{"set-owner", "admin,owner"},
    Declaration{"view-broadcast-member-list", "admin,owner,moderator"},
    Declaration{"view-members-list-all-rooms", "admin,auditor"},
});

[[nodiscard]] consteval Permission members(std::string_view id) {
  return kMembers.find(id);
}

}  // namespace confab::permissions
