#pragma once

#include <string>
#include <vector>

namespace confab::bus {

/// The roles that have a permission changed.
struct PermissionChanged {
  std::string id;
  std::vector<std::string> roles;  // all that have it now
};

}  // namespace confab::bus
