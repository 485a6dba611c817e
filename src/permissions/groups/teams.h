#pragma once
// Teams and their rooms.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kTeams = rows_of<Group::teams>({
    Declaration{"add-team-channel", "admin,owner,moderator"},
    Declaration{"add-team-member", "admin,owner,moderator"},
    Declaration{"convert-team", "admin,owner"},
    Declaration{"create-team", "admin,user"},
    Declaration{"create-team-channel", "admin,owner,moderator"},
    Declaration{"create-team-group", "admin,owner,moderator"},
    Declaration{"delete-team", "admin,owner"},
    Declaration{"delete-team-channel", "admin,owner,moderator"},
    Declaration{"delete-team-group", "admin,owner,moderator"},
    Declaration{"edit-team", "admin,owner"},
    Declaration{"edit-team-channel", "admin,owner,moderator"},
    Declaration{"edit-team-member", "admin,owner,moderator"},
    Declaration{"move-room-to-team", "admin,owner,moderator"},
    Declaration{"remove-team-channel", "admin,owner,moderator"},
    Declaration{"view-all-team-channels", "admin,owner"},
    Declaration{"view-all-teams", "admin"},
});

[[nodiscard]] consteval Permission teams(std::string_view id) {
  return kTeams.find(id);
}

}  // namespace confab::permissions
