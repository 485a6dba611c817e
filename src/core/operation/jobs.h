#pragma once
// The queue of jobs as an administrator sees it. All of it needs manage-jobs, and throws Refusal(not_allowed) without.

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "core/kernel/context.h"

namespace confab::jobs {
class Kinds;
}

namespace confab::core::operation {

/// A job without what it carries, which may be anybody's secret.
struct Job {
  std::string id, kind;
  std::string state;  // waiting, running, done, failed (for good), cancelled
  std::optional<std::string> key;
  Timestamp run_at;
  std::int64_t attempts = 0;  // begun ones
  std::optional<std::string> last_error;
  std::optional<std::string> node;  // who runs it, or did last
  Timestamp created_at;
  std::optional<Timestamp> started_at, finished_at;
};

struct ListJobs {
  std::optional<std::string> state;  // of those above; another one is Refusal(invalid_params)
  std::string kind;                  // empty: all
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct JobPage {
  std::vector<Job> jobs;  // the newest first
  std::int64_t total = 0;
};
[[nodiscard]] JobPage list_jobs(const Context& ctx, const Actor& actor, const ListJobs& query);

/// How many jobs of a kind there are, by state.
struct JobKind {
  std::string kind, summary;
  std::int64_t waiting = 0, running = 0, done = 0, failed = 0, cancelled = 0;
  std::optional<Timestamp> next_at;  // when the first of those that wait is due, or was
};
/// All that this program knows, and those of which jobs are stored; by name.
[[nodiscard]] std::vector<JobKind> job_kinds(const Context& ctx, const Actor& actor, const jobs::Kinds& kinds);

/// A job that failed for good or was cancelled waits again, with all its attempts, and runs at once. Throws
/// Refusal(job_not_found | job_not_retryable): it is in another state, or another job of its key has taken its place.
Job retry_job(const Context& ctx, const Actor& actor, const std::string& id);

/// A waiting job will not run. One that runs cannot be called back. Throws Refusal(job_not_found |
/// job_not_cancellable).
Job cancel_job(const Context& ctx, const Actor& actor, const std::string& id);

}  // namespace confab::core::operation

template <>
struct confab::Fields<confab::core::operation::Job> {
  static constexpr std::string_view name = "Job";
  using J = core::operation::Job;
  static constexpr auto list = FieldList{
      field("_id", &J::id, "The job."),
      field("kind", &J::kind, "What is to be done."),
      field("state", &J::state, "waiting, running, done, failed (for good), cancelled."),
      field("key", &J::key, "At most one job of a kind and key waits or runs."),
      field("runAt", &J::run_at, "When it is due, or was."),
      field("attempts", &J::attempts, "How often it was begun."),
      field("lastError", &J::last_error, "Why the last attempt failed."),
      field("node", &J::node, "The process that runs it, or ran it last."),
      field("createdAt", &J::created_at, "When it was stored."),
      field("startedAt", &J::started_at, "When the last attempt began."),
      field("finishedAt", &J::finished_at, "When it was done, failed or cancelled."),
  };
};
template <>
struct confab::Fields<confab::core::operation::JobKind> {
  using K = core::operation::JobKind;
  static constexpr auto list = FieldList{
      field("kind", &K::kind, "The kind."),
      field("summary", &K::summary, "What it does; empty when this server does not know it."),
      field("waiting", &K::waiting, "Jobs that wait, those for later included."),
      field("running", &K::running, "Jobs that run, on all nodes."),
      field("done", &K::done, "Done ones that are kept."),
      field("failed", &K::failed, "Failed for good and kept."),
      field("cancelled", &K::cancelled, "Cancelled ones that are kept."),
      field("nextAt", &K::next_at, "When the first waiting one is due, or was."),
  };
};
