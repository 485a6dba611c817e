#pragma once

#include <optional>
#include <string>

#include "base/id.h"

namespace confab::bus {

struct UserNameChanged {
  UserId user;
  std::string username;
  std::optional<std::string> name;
};

}  // namespace confab::bus
