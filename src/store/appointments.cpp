#include "store/appointments.h"

#include <fmt/format.h>

namespace confab::store {
namespace {

constexpr std::string_view kSelectAppointment =
    "SELECT a.user_pk, a.revision, a.id, u.id, a.starts_at, a.subject, a.description, a.meeting_url, a.external_id, "
    "a.reminder_minutes, a.notified, a.updated_at FROM appointments a JOIN users u ON u.pk = a.user_pk ";

AppointmentRow appointment_from(const sql::Row& row) {
  AppointmentRow read{.user_pk = row.integer(0), .revision = row.integer(1), .appointment = {}};
  auto& appointment = read.appointment;
  appointment.id = row.string(2);
  appointment.user = row.id<UserId>(3);
  appointment.starts_at = row.time(4);
  appointment.subject = row.string(5);
  appointment.description = row.string(6);
  appointment.meeting_url = row.optional_string(7);
  appointment.external_id = row.optional_string(8);
  if (!row.is_null(9)) {
    appointment.reminder_minutes = row.integer(9);
    appointment.reminder_at = appointment.starts_at - std::chrono::minutes{row.integer(9)};
  }
  appointment.notified = row.boolean(10);
  appointment.updated_at = row.time(11);
  return read;
}

}  // namespace

std::optional<AppointmentRow> Appointments::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE a.id = ?", kSelectAppointment), {id}, appointment_from);
}

std::optional<AppointmentRow> Appointments::imported(std::int64_t user_pk, std::string_view external_id) {
  return session_.first(fmt::format("{}WHERE a.user_pk = ? AND a.external_id = ?", kSelectAppointment),
                        {user_pk, external_id}, appointment_from);
}

std::vector<model::Appointment> Appointments::between(std::int64_t user_pk, Timestamp from, Timestamp to) {
  return session_.all(fmt::format("{}WHERE a.user_pk = ? AND a.starts_at >= ? AND a.starts_at < ? ORDER BY "
                                  "a.starts_at, a.id",
                                  kSelectAppointment),
                      {user_pk, from, to}, [](const sql::Row& row) { return appointment_from(row).appointment; });
}

std::int64_t Appointments::count(std::int64_t user_pk) {
  return session_.count("SELECT count(*) FROM appointments WHERE user_pk = ?", {user_pk});
}

void add_appointment(sql::Transaction& tx, const AppointmentRow& row) {
  const auto& a = row.appointment;
  tx.execute(
      "INSERT INTO appointments (id, user_pk, external_id, starts_at, subject, description, meeting_url, "
      "reminder_minutes, notified, revision, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {a.id, row.user_pk, a.external_id, a.starts_at, a.subject, a.description, a.meeting_url, a.reminder_minutes,
       a.notified, row.revision, a.updated_at});
}

bool change_appointment(sql::Transaction& tx, const AppointmentRow& row) {
  const auto& a = row.appointment;
  return tx.execute(
             "UPDATE appointments SET starts_at = ?, subject = ?, description = ?, meeting_url = ?, reminder_minutes "
             "= ?, notified = ?, revision = ?, updated_at = ? WHERE id = ? AND revision = ?",
             {a.starts_at, a.subject, a.description, a.meeting_url, a.reminder_minutes, a.notified, row.revision,
              a.updated_at, a.id, row.revision - 1}) != 0;
}

void remove_appointment(sql::Transaction& tx, std::string_view id) {
  tx.execute("DELETE FROM appointments WHERE id = ?", {id});
}

void forget_appointments(sql::Transaction& tx, std::int64_t user_pk, Timestamp time) {
  tx.execute("DELETE FROM appointments WHERE user_pk = ? AND starts_at < ?", {user_pk, time});
}

}  // namespace confab::store
