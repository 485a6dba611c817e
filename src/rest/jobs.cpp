// Confab's own endpoints for the queue of jobs; Rocket.Chat has none like them.

#include "core/operation/jobs.h"
#include "api/paging.h"
#include "base/errors/operation.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct JobListParams {
  std::optional<std::int64_t> count, offset;
  std::optional<std::string> state, kind;

  static constexpr auto kFields = FieldList{
      field("count", &JobListParams::count, "How many rows; 0: all, where allowed.", bound::from_zero),
      field("offset", &JobListParams::offset, "How many rows to skip.", bound::from_zero),
      field("state", &JobListParams::state, "Only jobs in this state.",
            one_of("waiting|running|done|failed|cancelled")),
      field("kind", &JobListParams::kind, "Only jobs of this kind.", bound::name),
  };
};
using JobRows = Named<"jobs", std::vector<core::operation::Job>, "The newest first.">;
using JobKindRows = Named<"kinds", std::vector<core::operation::JobKind>, "By name.">;
using JobTarget = Named<"jobId", std::string, "The job.", bound::id>;
using OneJob = Named<"job", core::operation::Job, "As it is now.">;

void declare_jobs(api::Endpoints& endpoints, const jobs::Kinds& kinds) {
  using api::Call;
  const auto access = api::Access::any_of({permissions::operation("manage-jobs")});
  endpoints.get<JobListParams, Flatten<JobRows, api::PageCounts>>({
      .path = "/api/v1/confab.jobs",
      .access = access,
      .summary = "Work that outlives a request: what waits, runs, was done or has failed for good.",
      .handler =
          [](Call& call, const auto& p) {
            const auto page = api::page_of(
                call.ctx.settings, {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
            auto found = core::operation::list_jobs(
                call.ctx, call.actor(),
                {.state = p.state, .kind = p.kind.value_or(""), .limit = page.limit, .offset = page.offset});
            return api::paged<JobRows>(std::move(found.jobs), page.offset, found.total);
          },
  });
  endpoints.get<api::Nothing, JobKindRows>({
      .path = "/api/v1/confab.jobs.kinds",
      .access = access,
      .summary = "The kinds of jobs, with how many there are in which state.",
      .handler = [&kinds](Call& call,
                          const api::Nothing&) { return core::operation::job_kinds(call.ctx, call.actor(), kinds); },
  });
  endpoints.post<JobTarget, OneJob>({
      .path = "/api/v1/confab.jobs.retry",
      .access = access,
      .summary = "A job that failed for good or was cancelled is tried again, at once.",
      .errors = {errors::job_not_found, errors::job_not_retryable},
      .handler = [](Call& call, const auto& p) { return core::operation::retry_job(call.ctx, call.actor(), p.value); },
  });
  endpoints.post<JobTarget, OneJob>({
      .path = "/api/v1/confab.jobs.cancel",
      .access = access,
      .summary = "A job that waits will not run.",
      .errors = {errors::job_not_found, errors::job_not_cancellable},
      .handler = [](Call& call, const auto& p) { return core::operation::cancel_job(call.ctx, call.actor(), p.value); },
  });
}

}  // namespace confab::rest
