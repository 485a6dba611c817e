#pragma once

#include "base/id.h"

namespace confab::bus {

/// Somebody has named a device that is told of messages.
struct PushTokenAdded {
  UserId user;
};

}  // namespace confab::bus
