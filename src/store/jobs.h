#pragma once
// The rows of the queue. What a job does, when it runs again and when it is given up is decided in jobs/; here is its
// memory. Every write that may race with another node's says whether it still held.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// `failed` is for good: nobody tries again unless an administrator says so.
enum class JobState { waiting, running, done, failed, cancelled };

[[nodiscard]] std::string_view name_of(JobState state);
/// Nothing for a name that no state has.
[[nodiscard]] std::optional<JobState> job_state(std::string_view name);

struct JobRow {
  std::int64_t pk = 0;
  std::string id, kind;
  int version = 1;
  std::string payload;  // JSON
  JobState state = JobState::waiting;
  std::optional<std::string> key;
  Timestamp run_at;
  std::int64_t attempts = 0;  // begun ones, the running one included
  std::optional<std::string> last_error, node;
  std::optional<Timestamp> lease_until;
  Timestamp created_at;
  std::optional<Timestamp> started_at, finished_at;
};

/// What a list of jobs is narrowed to; empty means all.
struct JobFilter {
  std::string kind;
  std::optional<JobState> state;
};

/// How many jobs of a kind are in a state, kMax at the most, and the earliest `run_at` of them.
struct JobCount {
  static constexpr std::int64_t kMax = 1'000;

  std::string kind;
  JobState state = JobState::waiting;
  std::int64_t count = 0;
  Timestamp earliest;
};

class Jobs {
 public:
  explicit Jobs(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<JobRow> by_id(std::string_view id);
  /// The newest first.
  [[nodiscard]] std::vector<JobRow> list(const JobFilter& filter, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count(const JobFilter& filter);
  /// Of all kinds and states that there are jobs of. What it costs grows with the kinds, not with the jobs.
  [[nodiscard]] std::vector<JobCount> counts();
  /// Whether that many of the kind, whose keys begin so, wait or run.
  [[nodiscard]] bool has_waiting(std::string_view kind, std::string_view key_begin, std::int64_t count);
  /// When the next waiting job of the kind is due, of those that a program of that version understands.
  [[nodiscard]] std::optional<Timestamp> next_due(std::string_view kind, int version);
  /// Whether a lease is over.
  [[nodiscard]] bool any_abandoned(Timestamp now);

 private:
  sql::Session& session_;
};

/// An attempt that a node has begun: the right to write down how it ended.
struct JobLease {
  std::int64_t pk = 0;
  std::string_view node;
  std::int64_t attempt = 0;
};

/// Channel on which whoever runs jobs hears that one may be due earlier than it knows (sql/notices.h); with its kind.
inline constexpr std::string_view kJobStored = "job stored";

/// What makes a job due tells kJobStored.
class JobWriter {
 public:
  explicit JobWriter(sql::Transaction& tx) : tx_(tx) {}

  /// False when a job of its kind and key waits or runs already; then nothing is stored.
  bool insert(const JobRow& job);

  /// Waiting jobs that are due, the longest due first, locked to the end of the transaction. What another node is about
  /// to take is left out.
  [[nodiscard]] std::vector<JobRow> due(std::string_view kind, int version, Timestamp now, std::int64_t limit);
  /// Running jobs whose lease is over, locked likewise.
  [[nodiscard]] std::vector<JobRow> abandoned(Timestamp now, std::int64_t limit);
  /// All that run, for an engine that only one program can have open: at its start nobody else runs anything.
  void abandon_all();

  /// The job runs on `node` from now on, and one attempt more has begun.
  void start(std::int64_t pk, std::string_view node, Timestamp now, Timestamp lease_until);

  /// These return false when the lease is not this attempt's any more, because it ran out: then nothing is changed.
  bool renew(const JobLease& lease, Timestamp until);
  bool finish(const JobLease& lease, Timestamp now);
  bool fail(const JobLease& lease, Timestamp now, std::string_view error);
  bool retry_at(const JobLease& lease, Timestamp run_at, std::string_view error);
  /// Back to the queue as if the attempt had not been begun.
  bool give_back(const JobLease& lease);

  /// Of a waiting job. False when it does not wait.
  bool cancel(std::string_view id, Timestamp now);
  bool cancel_key(std::string_view kind, std::string_view key, Timestamp now);
  bool move_key(std::string_view kind, std::string_view key, Timestamp run_at);
  /// A failed or cancelled job waits again, with all its attempts. False when it is in another state, or when a job of
  /// the same key has taken its place.
  bool revive(std::string_view id, Timestamp now);

  /// Removes jobs of that state that ended before `time`, at most `limit`; how many.
  std::int64_t remove_ended(JobState state, Timestamp time, std::int64_t limit);
  /// Removes the oldest of the ended jobs of that state beyond the newest `kept`, at most `limit`; how many.
  std::int64_t remove_beyond(JobState state, std::int64_t kept, std::int64_t limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
