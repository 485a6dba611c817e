#include "core/operation/jobs.h"

#include <map>

#include "base/error.h"
#include "base/errors/operation.h"
#include "base/errors/request.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"
#include "permissions/groups/operation.h"
#include "store/jobs.h"

namespace confab::core::operation {
namespace {

using store::JobState;

Job shown(const store::JobRow& row) {
  return {.id = row.id,
          .kind = row.kind,
          .state = std::string{store::name_of(row.state)},
          .key = row.key,
          .run_at = row.run_at,
          .attempts = row.attempts,
          .last_error = row.last_error,
          .node = row.node,
          .created_at = row.created_at,
          .started_at = row.started_at,
          .finished_at = row.finished_at};
}

store::JobFilter filter_of(const ListJobs& query) {
  store::JobFilter filter{.kind = query.kind, .state = {}};
  if (query.state) {
    filter.state = store::job_state(*query.state);
    if (!filter.state) throw Refusal(errors::invalid_params, "There is no state " + *query.state);
  }
  return filter;
}

std::int64_t& member_of(JobKind& kind, JobState state) {
  switch (state) {
    case JobState::waiting:
      return kind.waiting;
    case JobState::running:
      return kind.running;
    case JobState::done:
      return kind.done;
    case JobState::failed:
      return kind.failed;
    case JobState::cancelled:
      return kind.cancelled;
  }
  return kind.failed;  // no other value is ever made
}

void require_management(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::operation("manage-jobs"));
}

store::JobRow existing(sql::Session& session, const std::string& id) {
  auto job = store::Jobs{session}.by_id(id);
  if (!job) throw Refusal(errors::job_not_found, "There is no such job", {{"_id", id}});
  return *std::move(job);
}

// `change` returns whether the job was in a state for it; that is decided by the write, for the runner races with it.
template <class Change>
Job changed(const Context& ctx, const Actor& actor, const std::string& id, std::string_view action, ErrorCode refusal,
            const Change& change) {
  require_management(ctx, actor);
  Transaction tx{ctx};
  const auto before = existing(tx, id);
  if (!change(store::JobWriter{tx})) {
    throw Refusal(refusal, "The job is " + std::string{store::name_of(before.state)},
                  {{"_id", id}, {"state", store::name_of(before.state)}});
  }
  audit::record(tx, ctx, actor, action, id, {{"kind", before.kind}, {"was", store::name_of(before.state)}});
  const auto after = existing(tx, id);
  tx.commit();
  return shown(after);
}

}  // namespace

JobPage list_jobs(const Context& ctx, const Actor& actor, const ListJobs& query) {
  require_management(ctx, actor);
  const auto filter = filter_of(query);
  const auto reader = ctx.db.read();
  store::Jobs jobs{*reader};
  JobPage page{.jobs = {}, .total = jobs.count(filter)};
  for (const auto& row : jobs.list(filter, query.limit, query.offset)) page.jobs.push_back(shown(row));
  return page;
}

std::vector<JobKind> job_kinds(const Context& ctx, const Actor& actor, const jobs::Kinds& kinds) {
  require_management(ctx, actor);
  std::map<std::string, JobKind> by_name;
  for (const auto& kind : kinds.all()) by_name[std::string{kind.name}].summary = kind.summary;
  for (const auto& row : store::Jobs{*ctx.db.read()}.counts()) {
    auto& kind = by_name[row.kind];
    member_of(kind, row.state) = row.count;
    if (row.state == JobState::waiting) kind.next_at = row.earliest;
  }
  std::vector<JobKind> result;
  result.reserve(by_name.size());
  for (auto& [name, kind] : by_name) {
    kind.kind = name;
    result.push_back(std::move(kind));
  }
  return result;
}

Job retry_job(const Context& ctx, const Actor& actor, const std::string& id) {
  return changed(ctx, actor, id, "job.retried", errors::job_not_retryable,
                 [&](store::JobWriter writer) { return writer.revive(id, ctx.clock.now()); });
}

Job cancel_job(const Context& ctx, const Actor& actor, const std::string& id) {
  return changed(ctx, actor, id, "job.cancelled", errors::job_not_cancellable,
                 [&](store::JobWriter writer) { return writer.cancel(id, ctx.clock.now()); });
}

}  // namespace confab::core::operation
