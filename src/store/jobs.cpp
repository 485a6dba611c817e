#include "store/jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace confab::store {
namespace {

struct StateName {
  JobState state;
  std::string_view name;
};
constexpr std::array kStates{StateName{JobState::waiting, "waiting"}, StateName{JobState::running, "running"},
                             StateName{JobState::done, "done"}, StateName{JobState::failed, "failed"},
                             StateName{JobState::cancelled, "cancelled"}};

constexpr std::string_view kSelect =
    "SELECT pk, id, kind, version, payload, state, key, run_at, attempts, last_error, node, lease_until, created_at, "
    "started_at, finished_at FROM jobs";

JobRow job_from(const sql::Row& row) {
  return {.pk = row.integer(0),
          .id = row.string(1),
          .kind = row.string(2),
          .version = static_cast<int>(row.integer(3)),
          .payload = row.string(4),
          .state = job_state(row.text(5)).value_or(JobState::failed),
          .key = row.optional_string(6),
          .run_at = row.time(7),
          .attempts = row.integer(8),
          .last_error = row.optional_string(9),
          .node = row.optional_string(10),
          .lease_until = row.optional_time(11),
          .created_at = row.time(12),
          .started_at = row.optional_time(13),
          .finished_at = row.optional_time(14)};
}

struct Condition {
  std::string text;
  std::vector<sql::Value> values;
};

Condition condition_of(const JobFilter& filter) {
  Condition condition{" WHERE 1 = 1", {}};
  if (!filter.kind.empty()) {
    condition.text += " AND kind = ?";
    condition.values.emplace_back(filter.kind);
  }
  if (filter.state) {
    condition.text += " AND state = ?";
    condition.values.emplace_back(name_of(*filter.state));
  }
  return condition;
}

}  // namespace

std::string_view name_of(JobState state) {
  return std::find_if(kStates.begin(), kStates.end(), [&](const auto& row) { return row.state == state; })->name;
}

std::optional<JobState> job_state(std::string_view name) {
  const auto* found = std::find_if(kStates.begin(), kStates.end(), [&](const auto& row) { return row.name == name; });
  return found == kStates.end() ? std::nullopt : std::optional{found->state};
}

std::optional<JobRow> Jobs::by_id(std::string_view id) {
  return session_.first(std::string{kSelect} + " WHERE id = ?", {id}, job_from);
}

std::vector<JobRow> Jobs::list(const JobFilter& filter, std::int64_t limit, std::int64_t offset) {
  auto condition = condition_of(filter);
  condition.values.insert(condition.values.end(), {limit, offset});
  std::vector<JobRow> rows;
  session_.each(std::string{kSelect} + condition.text + " ORDER BY pk DESC LIMIT ? OFFSET ?", condition.values,
                [&](const sql::Row& row) { rows.push_back(job_from(row)); });
  return rows;
}

std::int64_t Jobs::count(const JobFilter& filter) {
  const auto condition = condition_of(filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM jobs" + condition.text, condition.values,
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<JobCount> Jobs::counts() {
  return session_.all(
      "SELECT kind, state, count(*), min(run_at) FROM jobs GROUP BY kind, state ORDER BY kind, state", {},
      [](const sql::Row& row) {
        return JobCount{row.string(0), job_state(row.text(1)).value_or(JobState::failed), row.integer(2), row.time(3)};
      });
}

std::optional<Timestamp> Jobs::next_due(std::string_view kind, int version) {
  return session_.first(
      "SELECT run_at FROM jobs WHERE kind = ? AND state = 'waiting' AND version <= ? ORDER BY run_at LIMIT 1",
      {kind, version}, [](const sql::Row& row) { return row.time(0); });
}

bool Jobs::any_abandoned(Timestamp now) {
  return session_.count("SELECT 1 FROM jobs WHERE state = 'running' AND lease_until < ? LIMIT 1", {now}) != 0;
}

bool JobWriter::insert(const JobRow& job) {
  tx_.notice(kJobStored, job.kind);
  return tx_.execute(
             "INSERT INTO jobs (id, kind, version, payload, state, key, run_at, created_at) "
             "VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?) "
             "ON CONFLICT (kind, key) WHERE key IS NOT NULL AND state IN ('waiting', 'running') DO NOTHING",
             {job.id, job.kind, job.version, job.payload, job.key, job.run_at, job.created_at}) == 1;
}

std::vector<JobRow> JobWriter::due(std::string_view kind, int version, Timestamp now, std::int64_t limit) {
  return tx_.all(std::string{kSelect} +
                     " WHERE kind = ? AND state = 'waiting' AND version <= ? AND run_at <= ? "
                     "ORDER BY run_at, pk LIMIT ? %skip_locked%",
                 {kind, version, now, limit}, job_from);
}

std::vector<JobRow> JobWriter::abandoned(Timestamp now, std::int64_t limit) {
  return tx_.all(
      std::string{kSelect} + " WHERE state = 'running' AND lease_until < ? ORDER BY lease_until LIMIT ? %skip_locked%",
      {now, limit}, job_from);
}

void JobWriter::abandon_all() {
  tx_.execute("UPDATE jobs SET lease_until = 0 WHERE state = 'running'", {});
}

void JobWriter::start(std::int64_t pk, std::string_view node, Timestamp now, Timestamp lease_until) {
  tx_.execute(
      "UPDATE jobs SET state = 'running', attempts = attempts + 1, node = ?, started_at = ?, lease_until = ? "
      "WHERE pk = ?",
      {node, now, lease_until, pk});
}

// The same end for all of them: the lease is over only for whoever has it.
#define CONFAB_OF_LEASE " WHERE pk = ? AND state = 'running' AND node = ? AND attempts = ?"

bool JobWriter::renew(const JobLease& lease, Timestamp until) {
  return tx_.execute("UPDATE jobs SET lease_until = ?" CONFAB_OF_LEASE, {until, lease.pk, lease.node, lease.attempt}) ==
         1;
}

bool JobWriter::finish(const JobLease& lease, Timestamp now) {
  return tx_.execute(
             "UPDATE jobs SET state = 'done', finished_at = ?, lease_until = NULL, last_error = NULL" CONFAB_OF_LEASE,
             {now, lease.pk, lease.node, lease.attempt}) == 1;
}

bool JobWriter::fail(const JobLease& lease, Timestamp now, std::string_view error) {
  return tx_.execute(
             "UPDATE jobs SET state = 'failed', finished_at = ?, lease_until = NULL, last_error = ?" CONFAB_OF_LEASE,
             {now, error, lease.pk, lease.node, lease.attempt}) == 1;
}

bool JobWriter::retry_at(const JobLease& lease, Timestamp run_at, std::string_view error) {
  return tx_.execute(
             "UPDATE jobs SET state = 'waiting', run_at = ?, lease_until = NULL, last_error = ?" CONFAB_OF_LEASE,
             {run_at, error, lease.pk, lease.node, lease.attempt}) == 1;
}

bool JobWriter::give_back(const JobLease& lease) {
  return tx_.execute("UPDATE jobs SET state = 'waiting', attempts = attempts - 1, lease_until = NULL" CONFAB_OF_LEASE,
                     {lease.pk, lease.node, lease.attempt}) == 1;
}

#undef CONFAB_OF_LEASE

bool JobWriter::cancel(std::string_view id, Timestamp now) {
  return tx_.execute("UPDATE jobs SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'waiting'",
                     {now, id}) == 1;
}

bool JobWriter::cancel_key(std::string_view kind, std::string_view key, Timestamp now) {
  return tx_.execute(
             "UPDATE jobs SET state = 'cancelled', finished_at = ? WHERE kind = ? AND key = ? AND state = 'waiting'",
             {now, kind, key}) == 1;
}

bool JobWriter::move_key(std::string_view kind, std::string_view key, Timestamp run_at) {
  tx_.notice(kJobStored, kind);
  return tx_.execute("UPDATE jobs SET run_at = ? WHERE kind = ? AND key = ? AND state = 'waiting'",
                     {run_at, kind, key}) == 1;
}

bool JobWriter::revive(std::string_view id, Timestamp now) {
  const auto kind = tx_.first(
      "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = ?, finished_at = NULL "
      "WHERE id = ? AND state IN ('failed', 'cancelled') AND NOT EXISTS (SELECT 1 FROM jobs other "
      "WHERE other.kind = jobs.kind AND other.key = jobs.key AND other.state IN ('waiting', 'running')) RETURNING kind",
      {now, id}, [](const sql::Row& row) { return row.string(0); });
  if (kind) tx_.notice(kJobStored, *kind);
  return kind.has_value();
}

std::int64_t JobWriter::remove_ended(JobState state, Timestamp time, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM jobs WHERE pk IN (SELECT pk FROM jobs WHERE state = ? AND finished_at IS NOT NULL AND "
      "finished_at < ? ORDER BY finished_at LIMIT ?)",
      {name_of(state), time, limit});
}

std::int64_t JobWriter::remove_beyond(JobState state, std::int64_t kept, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM jobs WHERE pk IN (SELECT pk FROM jobs WHERE state = ? AND finished_at IS NOT NULL "
      "ORDER BY finished_at DESC LIMIT ? OFFSET ?)",
      {name_of(state), limit, kept});
}

}  // namespace confab::store
