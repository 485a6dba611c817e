#pragma once
// Writing, changing and deleting messages.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kMessages = rows_of<Group::messages>({
    Declaration{"auto-translate", "admin"},
    Declaration{"bypass-time-limit-edit-and-delete", "bot,app"},
    Declaration{"clean-channel-history", "admin"},
    Declaration{"delete-message", "admin,owner,moderator"},
    Declaration{"delete-own-message", "admin,user"},
    Declaration{"edit-message", "admin,owner,moderator"},
    Declaration{"export-messages-as-pdf", "admin,user"},
    Declaration{"force-delete-message", "admin,owner"},
    Declaration{"mail-messages", "admin"},
    Declaration{"mention-all", "admin,owner,moderator,user"},
    Declaration{"mention-here", "admin,owner,moderator,user"},
    Declaration{"message-impersonate", "bot,app"},
    Declaration{"mobile-upload-file", "user,admin"},
    Declaration{"move-messages", "admin,owner,moderator"},
    Declaration{"pin-message", "owner,moderator,admin"},
    Declaration{"post-readonly", "admin,owner,moderator"},
    Declaration{"send-many-messages", "admin,bot,app"},
    Declaration{"videoconf-ring-users", "admin,owner,moderator,user"},
    Declaration{"view-message-history", "admin,owner,moderator"},
});

[[nodiscard]] consteval Permission messages(std::string_view id) {
  return kMessages.find(id);
}

}  // namespace confab::permissions
