#pragma once
// What people keep for themselves: to their own devices, at once.

#include "bus/events/appointment_near.h"
#include "bus/events/draft_changed.h"
#include "bus/events/reminder_changed.h"
#include "bus/events/scheduled_message_changed.h"
#include "bus/events/sidebar_section_changed.h"
#include "ddp/hub.h"

namespace confab::ddp {

class OwnProjection {
 public:
  explicit OwnProjection(Hub& hub) : hub_(hub) {}

  void on(const bus::ScheduledMessageChanged& event);
  void on(const bus::ReminderChanged& event);
  void on(const bus::DraftChanged& event);
  void on(const bus::SidebarSectionChanged& event);
  void on(const bus::AppointmentNear& event);

 private:
  Hub& hub_;
};

}  // namespace confab::ddp
