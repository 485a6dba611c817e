// Confab's own endpoints for the queue of jobs; Rocket.Chat has none like them.

#include "core/operation/jobs.h"
#include "api/paging.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct JobListParams {
  std::optional<std::int64_t> count, offset;
  std::optional<std::string> state, kind;
};
struct JobRows {
  std::vector<core::operation::Job> jobs;
};
struct JobKindRows {
  std::vector<core::operation::JobKind> kinds;
};
struct JobTarget {
  std::string job;
};
struct OneJob {
  core::operation::Job job;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::JobListParams> {
  using P = rest::JobListParams;
  static constexpr auto list = std::tuple{
      field("count", &P::count, "How many rows; 0: all, where allowed.", api::kFromZero),
      field("offset", &P::offset, "How many rows to skip.", api::kFromZero),
      field("state", &P::state, "Only jobs in this state.", one_of("waiting|running|done|failed|cancelled")),
      field("kind", &P::kind, "Only jobs of this kind."),
  };
};
template <>
struct Fields<rest::JobRows> {
  static constexpr auto list = std::tuple{field("jobs", &rest::JobRows::jobs, "The newest first.")};
};
template <>
struct Fields<rest::JobKindRows> {
  static constexpr auto list = std::tuple{field("kinds", &rest::JobKindRows::kinds, "By name.")};
};
template <>
struct Fields<rest::JobTarget> {
  static constexpr auto list = std::tuple{field("jobId", &rest::JobTarget::job, "The job.")};
};
template <>
struct Fields<rest::OneJob> {
  static constexpr auto list = std::tuple{field("job", &rest::OneJob::job, "As it is now.")};
};

}  // namespace confab

namespace confab::rest {

void declare_jobs(api::Endpoints& endpoints, const jobs::Kinds& kinds) {
  using api::Call;
  const auto access = api::Access::any_of({permissions::operation("manage-jobs")});
  endpoints.get<JobListParams, Flatten<JobRows, api::PageCounts>>(
      "/api/v1/confab.jobs",
      {
          .access = access,
          .summary = "Work that outlives a request: what waits, runs, was done or has failed for good.",
          .handler =
              [](Call& call, const JobListParams& p) {
                const auto page = api::page_of(
                    call.ctx.settings, {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
                auto found = core::operation::list_jobs(
                    call.ctx, call.actor(),
                    {.state = p.state, .kind = p.kind.value_or(""), .limit = page.limit, .offset = page.offset});
                return api::paged<JobRows>(std::move(found.jobs), page.offset, found.total);
              },
      });
  endpoints.get<api::Nothing, JobKindRows>(
      "/api/v1/confab.jobs.kinds",
      {
          .access = access,
          .summary = "The kinds of jobs, with how many there are in which state.",
          .handler =
              [&kinds](Call& call, const api::Nothing&) {
                return JobKindRows{core::operation::job_kinds(call.ctx, call.actor(), kinds)};
              },
      });
  endpoints.post<JobTarget, OneJob>(
      "/api/v1/confab.jobs.retry",
      {
          .access = access,
          .summary = "A job that failed for good or was cancelled is tried again, at once.",
          .errors = {ErrorCode::job_not_found, ErrorCode::job_not_retryable},
          .handler =
              [](Call& call, const JobTarget& p) {
                return OneJob{core::operation::retry_job(call.ctx, call.actor(), p.job)};
              },
      });
  endpoints.post<JobTarget, OneJob>("/api/v1/confab.jobs.cancel",
                                    {
                                        .access = access,
                                        .summary = "A job that waits will not run.",
                                        .errors = {ErrorCode::job_not_found, ErrorCode::job_not_cancellable},
                                        .handler =
                                            [](Call& call, const JobTarget& p) {
                                              return OneJob{core::operation::cancel_job(call.ctx, call.actor(), p.job)};
                                            },
                                    });
}

}  // namespace confab::rest
