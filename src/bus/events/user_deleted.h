#pragma once

#include <string>

#include "base/id.h"

namespace confab::bus {

/// An account is gone. UserChanged (removed) comes before it.
struct UserDeleted {
  UserId user;
  std::string erasure;  // what becomes of its messages: Delete, Unlink, Keep
};

}  // namespace confab::bus
