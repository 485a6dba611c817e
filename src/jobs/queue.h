#pragma once
// One node's part in the queue: what it takes, how what it took ends, and what others left behind. No threads and no
// waiting of its own, the runner has those. Several nodes share the queue of one database: a job that one has taken is
// its own until the lease is over, and whoever was late may no longer write down how it ended.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "jobs/kind.h"
#include "sql/database.h"
#include "store/jobs.h"

namespace confab::jobs {

/// Any thread. All functions throw sql::Error; nothing was changed then.
class Queue {
 public:
  /// `node` is another one for each start of a program. `lease` is how long a node that died keeps its jobs; clocks of
  /// nodes may differ by a part of it only.
  Queue(sql::Database& db, const TimeSource& clock, const Kinds& kinds, std::string node,
        std::chrono::milliseconds lease);

  /// Once, before the rest: makes the declared schedules, and on SQLite, whose file no other program has open, frees
  /// what the program before this one left running.
  void open();

  /// Takes up to `limit` jobs of the kind that are due. `attempts` of each is the number of the attempt that begins.
  [[nodiscard]] std::vector<store::JobRow> claim(const Kind& kind, std::size_t limit);
  /// When the kind's next waiting job is due.
  [[nodiscard]] std::optional<Timestamp> next_due(const Kind& kind);

  enum class Ending {
    done,
    retried,
    failed,      // for good
    given_back,  // the attempt does not count
    lost         // the lease was over, and the job is somebody else's
  };
  Ending done(const store::JobRow& job);
  /// `for_good`: whatever attempts are left.
  Ending failed(const Kind& kind, const store::JobRow& job, std::string_view error, bool for_good);
  Ending give_back(const store::JobRow& job);
  /// Prolongs leases.
  void renew(std::span<const store::JobRow> jobs);
  /// What nodes that died were running waits again, or has failed for good. How many.
  std::size_t take_back();

  /// Makes the jobs of schedules that are due. One that was missed, however often, is made up for once.
  void run_schedules();
  [[nodiscard]] std::optional<Timestamp> next_schedule();
  /// What is due later than its rule can say was reckoned while the clock was ahead: it is due by the clock as it is
  /// now.
  void mend_schedules();

  /// Told the kind of each job that is stored, moved or revived through this node's database. As sql/notices.h.
  [[nodiscard]] sql::Notices& notices() { return db_.notices(); }
  [[nodiscard]] const TimeSource& clock() const { return clock_; }
  [[nodiscard]] std::chrono::milliseconds lease() const { return lease_; }

 private:
  [[nodiscard]] store::JobLease lease_of(const store::JobRow& job) const { return {job.pk, node_, job.attempts}; }
  [[nodiscard]] Timestamp retry_time(const Kind& kind, std::int64_t attempts) const;
  void ensure_schedule(sql::Transaction& tx, const Kind& kind);

  sql::Database& db_;
  const TimeSource& clock_;
  const Kinds& kinds_;
  const std::string node_;
  const std::chrono::milliseconds lease_;
};

}  // namespace confab::jobs
