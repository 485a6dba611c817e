#pragma once
// What people keep for themselves, and see on all their devices: nobody else is told.

#include "bus/change.h"
#include "model/draft.h"
#include "model/reminder.h"
#include "model/scheduled_message.h"
#include "model/sidebar_section.h"

namespace confab::bus {

/// Removed: it was sent, or taken back.
struct ScheduledMessageChanged {
  UserId user;
  Change change = Change::updated;
  model::ScheduledMessage message;
};
struct ReminderChanged {
  UserId user;
  Change change = Change::updated;
  model::Reminder reminder;
};
struct DraftChanged {
  UserId user;
  Change change = Change::updated;
  model::Draft draft;
};
struct SidebarSectionChanged {
  UserId user;
  Change change = Change::updated;
  model::SidebarSection section;
};
/// An appointment begins soon.
struct AppointmentNear {
  UserId user;
  std::string id, title, text;
};

}  // namespace confab::bus
