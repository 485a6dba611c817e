#pragma once

#include <optional>
#include <string>

#include "base/id.h"

namespace confab::bus {

/// The status a user chose, or the text beside it, changed in the store.
struct UserStatusChanged {
  UserId user;
  std::string username;
  std::optional<std::string> name;
  std::string chosen;  // online, away, busy, offline = invisible
  std::string text;
  bool at_once = false;  // seen as chosen until the next connection comes or goes, even without any
};

}  // namespace confab::bus
