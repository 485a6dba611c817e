#pragma once

#include "base/id.h"
#include "bus/change.h"
#include "model/scheduled_message.h"

namespace confab::bus {

/// Removed: it was sent, or taken back.
struct ScheduledMessageChanged {
  UserId user;
  Change change = Change::updated;
  model::ScheduledMessage message;
};

}  // namespace confab::bus
