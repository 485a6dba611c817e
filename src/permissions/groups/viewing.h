#pragma once
// Which rooms somebody sees.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kViewing = rows_of<Group::viewing>({
    Declaration{"preview-c-room", "admin,user,anonymous"},
    Declaration{"view-c-room", "admin,user,bot,app,anonymous"},
    Declaration{"view-d-room", "admin,user,bot,app,guest"},
    Declaration{"view-history", "admin,user,anonymous"},
    Declaration{"view-joined-room", "guest,bot,app,anonymous"},
    Declaration{"view-other-user-channels", "admin"},
    Declaration{"view-p-room", "admin,user,anonymous,guest"},
});

[[nodiscard]] consteval Permission viewing(std::string_view id) {
  return kViewing.find(id);
}

}  // namespace confab::permissions
