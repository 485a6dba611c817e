#pragma once

#include <optional>

#include "base/id.h"
#include "model/user.h"

namespace confab::bus {

/// A user gained or lost a role, in the workspace or in `room`.
struct UserRoleChanged {
  model::UserRef user;
  RoleId role;
  bool added = true;
  std::optional<RoomId> room;
};

}  // namespace confab::bus
