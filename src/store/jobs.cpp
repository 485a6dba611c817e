#include "store/jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/table.h"

namespace confab::store {
namespace {

struct StateName {
  JobState state;
  std::string_view name;
};
constexpr std::array kStates{StateName{JobState::waiting, "waiting"}, StateName{JobState::running, "running"},
                             StateName{JobState::done, "done"}, StateName{JobState::failed, "failed"},
                             StateName{JobState::cancelled, "cancelled"}};

// What happens to a job is written by statements of its own.
constexpr auto kJobs = table<JobRow>(
    "jobs", column<&JobRow::pk>("pk", Use::read_only), column<&JobRow::id>("id", Use::once),
    column<&JobRow::kind>("kind", Use::once), column<&JobRow::version>("version", Use::once),
    column<&JobRow::payload>("payload", Use::once),
    named_column<&JobRow::state, name_of, job_state, JobState::failed>("state", Use::once),
    column<&JobRow::key>("key", Use::once), column<&JobRow::run_at>("run_at", Use::once),
    column<&JobRow::attempts>("attempts", Use::read_only), column<&JobRow::last_error>("last_error", Use::read_only),
    column<&JobRow::node>("node", Use::read_only), column<&JobRow::lease_until>("lease_until", Use::read_only),
    column<&JobRow::created_at>("created_at", Use::once), column<&JobRow::started_at>("started_at", Use::read_only),
    column<&JobRow::finished_at>("finished_at", Use::read_only));

std::string select_where(std::string_view rest) {
  static const std::string select = "SELECT " + kJobs.select_list("jobs") + " FROM jobs";
  return select + std::string{rest};
}

JobRow job_from(const sql::Row& row) {
  return kJobs.read(row);
}

struct Conditions {
  std::string text;
  std::vector<sql::Value> values;
};

Conditions condition_of(const JobFilter& filter) {
  Conditions condition{" WHERE 1 = 1", {}};
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
  return session_.first(select_where(" WHERE id = ?"), {id}, job_from);
}

std::vector<JobRow> Jobs::list(const JobFilter& filter, std::int64_t limit, std::int64_t offset) {
  auto condition = condition_of(filter);
  condition.values.insert(condition.values.end(), {limit, offset});
  std::vector<JobRow> rows;
  session_.each(select_where(condition.text + " ORDER BY pk DESC LIMIT ? OFFSET ?"), condition.values,
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
  // From one kind to the next in the index, whatever lies between them.
  const auto kinds = session_.all(
      "WITH RECURSIVE found (kind) AS (SELECT min(kind) FROM jobs UNION ALL "
      "SELECT (SELECT min(j.kind) FROM jobs j WHERE j.kind > found.kind) FROM found WHERE found.kind IS NOT NULL) "
      "SELECT kind FROM found WHERE kind IS NOT NULL ORDER BY kind",
      {}, [](const sql::Row& row) { return row.string(0); });
  std::vector<JobCount> counts;
  for (const auto& kind : kinds) {
    for (const auto& state : kStates) {
      session_.each(
          "SELECT count(*), min(run_at) FROM (SELECT run_at FROM jobs WHERE kind = ? AND state = ? ORDER BY run_at "
          "LIMIT ?) counted HAVING count(*) > 0",
          {kind, state.name, JobCount::kMax}, [&](const sql::Row& row) {
            counts.push_back({kind, state.state, row.integer(0), row.time(1)});
          });
    }
  }
  return counts;
}

bool Jobs::has_waiting(std::string_view kind, std::string_view key_begin, std::int64_t count) {
  // Not as a range of keys, whose order depends on the database's language.
  return session_
      .first(
          "SELECT 1 FROM jobs WHERE kind = ? AND key IS NOT NULL AND state IN ('waiting', 'running') AND "
          "substr(key, 1, CAST(? AS INTEGER)) = ? LIMIT 1 OFFSET ?",
          {kind, std::ssize(key_begin), key_begin, count - 1}, [](const sql::Row& row) { return row.integer(0); })
      .has_value();
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
  static const std::string statement =
      kJobs.insert_sql() +
      " ON CONFLICT (kind, key) WHERE key IS NOT NULL AND state IN ('waiting', 'running') DO NOTHING";
  Texts texts;
  return tx_.execute(statement, kJobs.insert_values(job, texts)) == 1;
}

std::vector<JobRow> JobWriter::due(std::string_view kind, int version, Timestamp now, std::int64_t limit) {
  return tx_.all(select_where(" WHERE kind = ? AND state = 'waiting' AND version <= ? AND run_at <= ? "
                              "ORDER BY run_at, pk LIMIT ? %skip_locked%"),
                 {kind, version, now, limit}, job_from);
}

std::vector<JobRow> JobWriter::abandoned(Timestamp now, std::int64_t limit) {
  return tx_.all(
      select_where(" WHERE state = 'running' AND lease_until < ? ORDER BY lease_until LIMIT ? %skip_locked%"),
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
