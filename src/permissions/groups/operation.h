#pragma once
// Running the server and seeing what is on it.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kOperation = rows_of<Group::operation>({
    Declaration{"access-mailer", "admin"},
    Declaration{"clear-oembed-cache", "admin"},
    Declaration{"get-server-info", "admin"},
    Declaration{"manage-jobs", "admin"},
    Declaration{"manage-limits", "admin"},
    Declaration{"restart-server", "admin"},
    Declaration{"run-import", "admin"},
    Declaration{"run-migration", "admin"},
    Declaration{"send-mail", "admin"},
    Declaration{"test-admin-options", "admin"},
    Declaration{"view-engagement-dashboard", "admin"},
    Declaration{"view-import-operations", "admin"},
    Declaration{"view-logs", "admin"},
    Declaration{"view-statistics", "admin"},
});

[[nodiscard]] consteval Permission operation(std::string_view id) {
  return kOperation.find(id);
}

}  // namespace confab::permissions
