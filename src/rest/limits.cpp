// Confab's own endpoints for limits that somebody has run into; Rocket.Chat has none like them.

#include "core/operation/limits.h"
#include "base/errors/operation.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct LimitListParams {
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"kind", std::optional<std::string>, "Only those of a kind.", one_of("user|token|address|connection")> kind;
};
using LimitRows = Named<"limits", std::vector<core::operation::ReachedLimit>, "Those that last longest first.">;
using LimitTarget = Named<"limitId", std::string, "The limit.", bound::id>;

void declare_limits(api::Endpoints& endpoints, core::operation::CallLimits& calls) {
  const auto access = Access::any_of({permissions::operation("manage-limits")});
  endpoints.get<LimitListParams, Flatten<LimitRows, api::PageCounts>>(
      "/api/v1/confab.limits", access, "Whose calls and log-ins are refused for now because there were too many.",
      [&calls](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings,
                                       {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
        auto found = core::operation::list_limits(
            call.ctx, call.actor(), calls, {.kind = p.kind.value_or(""), .limit = page.limit, .offset = page.offset});
        return api::paged<LimitRows>(std::move(found.limits), page.offset, found.total);
      });
  endpoints.post<LimitTarget, Nothing>(
      "/api/v1/confab.limits.lift", access, "Whoever a limit refuses begins anew, at once.", {errors::limit_not_found},
      [&calls](Call& call, const auto& p) { core::operation::lift_limit(call.ctx, call.actor(), calls, p.value); });
}

}  // namespace confab::rest
