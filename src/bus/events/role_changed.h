#pragma once

#include "bus/change.h"
#include "model/role.h"

namespace confab::bus {

struct RoleChanged {
  model::Role role;
  Change change = Change::updated;
};

}  // namespace confab::bus
