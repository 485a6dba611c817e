#include "core/daily/calendar.h"

#include <cmath>

#include "base/error.h"
#include "base/errors/daily.h"
#include "base/errors/request.h"
#include "base/id.h"
#include "base/web_address.h"
#include "bus/events/appointment_near.h"
#include "core/access/user.h"
#include "core/daily/own.h"
#include "jobs/enqueue.h"
#include "store/appointments.h"
#include "store/users.h"

namespace confab::core::daily {
namespace {

using std::chrono::minutes;
using store::AppointmentRow;

store::AppointmentRow own_appointment(sql::Session& session, const Actor& actor, const std::string& id) {
  auto row = store::Appointments{session}.by_id(id);
  if (!row || row->user_pk != actor.pk) throw Refusal(errors::appointment_not_found, "There is no such appointment");
  return std::move(*row);
}

minutes offset_of(const model::User& user) {
  return minutes{std::lround(user.utc_offset.value_or(0) * 60)};
}

std::string key_of(const AppointmentRow& row) {
  return row.appointment.id + ":" + std::to_string(row.revision);
}

// What begins too soon for it is told of at once; what has begun, not at all.
void start_clock(Transaction& tx, const Context& ctx, const AppointmentRow& row) {
  const auto& a = row.appointment;
  if (!a.reminder_at || a.starts_at <= ctx.clock.now()) return;
  jobs::enqueue(tx.sql(), ctx.clock.now(), TellAppointment{.id = a.id, .revision = row.revision},
                {.run_at = *a.reminder_at, .key = key_of(row)});
}

void stop_clock(Transaction& tx, const Context& ctx, const AppointmentRow& row) {
  jobs::cancel(tx.sql(), TellAppointment::kJob, key_of(row), ctx.clock.now());
}

void take(const Context& ctx, const AppointmentDetails& details, model::Appointment& a) {
  if (details.meeting_url && !details.meeting_url->empty() && !is_web_address(*details.meeting_url)) {
    throw Refusal(errors::invalid_params, "meetingUrl is an address that begins with http:// or https://",
                  {{"field", "meetingUrl"}});
  }
  a.starts_at = details.starts_at;
  a.subject = details.subject;
  a.description = details.description;
  a.meeting_url = details.meeting_url;
  a.reminder_minutes = details.reminder_minutes;
  a.reminder_at = a.reminder_minutes ? std::optional{a.starts_at - minutes{*a.reminder_minutes}} : std::nullopt;
  a.notified = false;
  a.updated_at = ctx.clock.now();
}

void put(Transaction& tx, const Context& ctx, const AppointmentDetails& details, AppointmentRow& row) {
  stop_clock(tx, ctx, row);
  take(ctx, details, row.appointment);
  ++row.revision;
  store::change_appointment(tx, row);
  start_clock(tx, ctx, row);
}

AppointmentRow add(Transaction& tx, const Context& ctx, const Actor& actor, const AppointmentDetails& details,
                   const std::optional<std::string>& external_id) {
  store::forget_appointments(tx, actor.pk, ctx.clock.now() - kAppointmentKept);
  if (store::Appointments{tx.sql()}.count(actor.pk) >= kMaxAppointments) {
    throw Refusal(errors::too_many_appointments,
                  "Nobody has more than " + std::to_string(kMaxAppointments) + " appointments");
  }
  AppointmentRow row{.user_pk = actor.pk, .revision = 1, .appointment = {}};
  row.appointment.id = random_id();
  row.appointment.user = actor.id;
  row.appointment.external_id = external_id;
  take(ctx, details, row.appointment);
  store::add_appointment(tx, row);
  start_clock(tx, ctx, row);
  return row;
}

}  // namespace

model::Appointment put_appointment(const Context& ctx, const Actor& actor, const AppointmentDetails& details,
                                   const std::optional<std::string>& external_id) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = external_id ? store::Appointments{tx.sql()}.imported(actor.pk, *external_id) : std::nullopt;
  if (row)
    put(tx, ctx, details, *row);
  else
    row = add(tx, ctx, actor, details, external_id);
  tx.commit();
  return row->appointment;
}

void change_appointment(const Context& ctx, const Actor& actor, const std::string& id,
                        const AppointmentDetails& details) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = own_appointment(tx, actor, id);
  put(tx, ctx, details, row);
  tx.commit();
}

void remove_appointment(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto row = own_appointment(tx, actor, id);
  store::remove_appointment(tx, id);
  stop_clock(tx, ctx, row);
  tx.commit();
}

model::Appointment appointment(const Context& ctx, const Actor& actor, const std::string& id) {
  return own_appointment(*ctx.db.read(), actor, id).appointment;
}

std::vector<model::Appointment> appointments_of_day(const Context& ctx, const Actor& actor, Timestamp moment) {
  const auto reader = ctx.db.read();
  const auto user = store::Users{*reader}.by_pk(actor.pk);
  const auto offset = user ? offset_of(*user) : minutes{0};
  const Timestamp begin{std::chrono::floor<std::chrono::days>(moment + offset) - offset};
  return store::Appointments{*reader}.between(actor.pk, begin, begin + std::chrono::days{1});
}

void tell_appointment(const Context& ctx, const TellAppointment& work) {
  Transaction tx{ctx};
  auto row = store::Appointments{tx.sql()}.by_id(work.id);
  if (!row || row->revision != work.revision || row->appointment.notified) return;
  const auto user = store::Users{tx.sql()}.by_pk(row->user_pk);
  if (!user || !user->active) return;
  ++row->revision;
  row->appointment.notified = true;
  if (!store::change_appointment(tx, *row)) return;
  const auto* wanted = user->preferences.if_contains("notifyCalendarEvents");
  if (wanted == nullptr || *wanted != false) {
    const auto there = to_iso8601(row->appointment.starts_at + offset_of(*user));
    tx.publish(bus::AppointmentNear{user->id, row->appointment.id, row->appointment.subject, there.substr(11, 5)});
  }
  tx.commit();
}

}  // namespace confab::core::daily
