#include "store/job_schedules.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelect =
    "SELECT name, kind, version, payload, rule, zone, next_at, last_at FROM job_schedules";

JobSchedule schedule_from(const sql::Row& row) {
  return {.name = row.string(0),
          .kind = row.string(1),
          .version = static_cast<int>(row.integer(2)),
          .payload = row.string(3),
          .rule = row.string(4),
          .zone = row.string(5),
          .next_at = row.time(6),
          .last_at = row.optional_time(7)};
}

}  // namespace

std::optional<JobSchedule> JobSchedules::by_name(std::string_view name) {
  return session_.first(std::string{kSelect} + " WHERE name = ?", {name}, schedule_from);
}

std::vector<JobSchedule> JobSchedules::all() {
  return session_.all(std::string{kSelect} + " ORDER BY name", {}, schedule_from);
}

std::optional<Timestamp> JobSchedules::next_due() {
  return session_.first("SELECT next_at FROM job_schedules ORDER BY next_at LIMIT 1", {},
                        [](const sql::Row& row) { return row.time(0); });
}

void JobScheduleWriter::put(const JobSchedule& schedule) {
  tx_.execute(
      "INSERT INTO job_schedules (name, kind, version, payload, rule, zone, next_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, version = excluded.version, payload = excluded.payload, "
      "rule = excluded.rule, zone = excluded.zone, next_at = excluded.next_at",
      {schedule.name, schedule.kind, schedule.version, schedule.payload, schedule.rule, schedule.zone,
       schedule.next_at});
}

void JobScheduleWriter::remove(std::string_view name) {
  tx_.execute("DELETE FROM job_schedules WHERE name = ?", {name});
}

std::vector<JobSchedule> JobScheduleWriter::due(Timestamp now) {
  return tx_.all(std::string{kSelect} + " WHERE next_at <= ? ORDER BY next_at %skip_locked%", {now}, schedule_from);
}

void JobScheduleWriter::ran(std::string_view name, Timestamp at, Timestamp next_at) {
  tx_.execute("UPDATE job_schedules SET last_at = ?, next_at = ? WHERE name = ?", {at, next_at, name});
}

void JobScheduleWriter::bring_forward(std::string_view name, Timestamp next_at) {
  tx_.execute("UPDATE job_schedules SET next_at = ? WHERE name = ? AND next_at > ?", {next_at, name, next_at});
}

}  // namespace confab::store
