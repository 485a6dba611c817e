#pragma once

#include "base/id.h"
#include "bus/change.h"
#include "model/reminder.h"

namespace confab::bus {

struct ReminderChanged {
  UserId user;
  Change change = Change::updated;
  model::Reminder reminder;
};

}  // namespace confab::bus
