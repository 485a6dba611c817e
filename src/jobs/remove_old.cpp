#include "jobs/remove_old.h"

#include <functional>

#include "store/jobs.h"

namespace confab::jobs {
namespace {

constexpr std::int64_t kBatch = 500;  // rows in one transaction, so that nobody waits long for theirs

struct Keep {
  store::JobState state;
  std::chrono::days time;
  std::int64_t count;
};
constexpr std::array kKept{Keep{store::JobState::done, std::chrono::days{7}, 10'000},
                           Keep{store::JobState::cancelled, std::chrono::days{7}, 10'000},
                           Keep{store::JobState::failed, std::chrono::days{90}, 100'000}};

void in_batches(sql::Database& db, const Run& run, const std::function<std::int64_t(store::JobWriter&)>& remove) {
  std::int64_t removed = kBatch;
  while (removed == kBatch) {
    run.check();
    const auto tx = db.begin();
    store::JobWriter writer{*tx};
    removed = remove(writer);
    tx->commit();
  }
}

}  // namespace

void remove_old_jobs(sql::Database& db, const TimeSource& clock, const Run& run) {
  const auto now = clock.now();
  for (const auto& keep : kKept) {
    in_batches(db, run, [&](auto& jobs) { return jobs.remove_ended(keep.state, now - keep.time, kBatch); });
    in_batches(db, run, [&](auto& jobs) { return jobs.remove_beyond(keep.state, keep.count, kBatch); });
  }
}

void declare_own_jobs(Kinds& kinds, sql::Database& db, const TimeSource& clock) {
  kinds.add<RemoveOldJobs>({
      .summary = "Forgets jobs that ended long ago.",
      .handler = [&db, &clock](const Run& run, const RemoveOldJobs&) { remove_old_jobs(db, clock, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = Recurring{.rule = "every 1h"},
  });
}

}  // namespace confab::jobs
