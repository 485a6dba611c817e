#include "ddp/projections/own.h"

#include "ddp/projections/stream_frames.h"

namespace confab::ddp {

void OwnProjection::on(const bus::ScheduledMessageChanged& event) {
  publish(hub_, kScheduledMessage, event.user.value, event.change, event.message);
}

void OwnProjection::on(const bus::ReminderChanged& event) {
  publish(hub_, kReminder, event.user.value, event.change, event.reminder);
}

void OwnProjection::on(const bus::DraftChanged& event) {
  publish(hub_, kDraft, event.user.value, event.change, event.draft);
}

void OwnProjection::on(const bus::SidebarSectionChanged& event) {
  publish(hub_, kSidebarSection, event.user.value, event.change, event.section);
}

void OwnProjection::on(const bus::AppointmentNear& event) {
  publish(hub_, kAppointment, event.user.value, NearAppointment{event.title, event.text, event.id});
}

}  // namespace confab::ddp
