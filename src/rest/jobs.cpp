// Confab's own endpoints for the queue of jobs; Rocket.Chat has none like them.

#include "core/operation/jobs.h"
#include "base/errors/operation.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct JobListParams {
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"state", std::optional<std::string>, "Only jobs in this state.",
        one_of("waiting|running|done|failed|cancelled")>
      state;
  Field<"kind", std::optional<std::string>, "Only jobs of this kind.", bound::name> kind;
};
using JobRows = Named<"jobs", std::vector<core::operation::Job>, "The newest first.">;
using JobKindRows = Named<"kinds", std::vector<core::operation::JobKind>, "By name.">;
using JobTarget = Named<"jobId", std::string, "The job.", bound::id>;
using OneJob = Named<"job", core::operation::Job, "As it is now.">;

void declare_jobs(api::Endpoints& endpoints, const jobs::Kinds& kinds) {
  const auto access = Access::any_of({permissions::operation("manage-jobs")});
  endpoints.get<JobListParams, Flatten<JobRows, api::PageCounts>>(
      "/api/v1/confab.jobs", access, "Work that outlives a request: what waits, runs, was done or has failed for good.",
      [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings,
                                       {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
        auto found = core::operation::list_jobs(
            call.ctx, call.actor(),
            {.state = p.state, .kind = p.kind.value_or(""), .limit = page.limit, .offset = page.offset});
        return api::paged<JobRows>(std::move(found.jobs), page.offset, found.total);
      });
  endpoints.get<Nothing, JobKindRows>(
      "/api/v1/confab.jobs.kinds", access, "The kinds of jobs, with how many there are in which state.",
      [&kinds](Call& call, const Nothing&) { return core::operation::job_kinds(call.ctx, call.actor(), kinds); });
  endpoints.post<JobTarget, OneJob>(
      "/api/v1/confab.jobs.retry", access, "A job that failed for good or was cancelled is tried again, at once.",
      {errors::job_not_found, errors::job_not_retryable},
      [](Call& call, const auto& p) { return core::operation::retry_job(call.ctx, call.actor(), p.value); });
  endpoints.post<JobTarget, OneJob>(
      "/api/v1/confab.jobs.cancel", access, "A job that waits will not run.",
      {errors::job_not_found, errors::job_not_cancellable},
      [](Call& call, const auto& p) { return core::operation::cancel_job(call.ctx, call.actor(), p.value); });
}

}  // namespace confab::rest
