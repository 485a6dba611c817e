#pragma once

#include <optional>
#include <string>

#include "base/id.h"

namespace confab::bus {

/// What others see of a user changed: computed from connections and the chosen status (core/presence/).
struct PresenceChanged {
  UserId user;
  std::string username;
  std::optional<std::string> name;
  std::string status;      // online, away, busy, offline
  std::string connection;  // the same of the connections alone
  std::string text;
};

}  // namespace confab::bus
