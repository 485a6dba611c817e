#pragma once

#include "base/id.h"
#include "bus/change.h"
#include "model/sidebar_section.h"

namespace confab::bus {

struct SidebarSectionChanged {
  UserId user;
  Change change = Change::updated;
  model::SidebarSection section;
};

}  // namespace confab::bus
