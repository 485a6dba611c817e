#include "core/operation/statistics.h"
#include "api/order.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

using core::operation::Statistics;

using StatisticsParams = Named<"refresh", std::optional<bool>, "Counts anew; otherwise the last document is shown.">;
using StatisticsPage = api::PageBy<"createdAt">;
using StatisticsRows = Named<"statistics", std::vector<Statistics>, "The newest first, unless sorted otherwise.">;

namespace {

Flatten<StatisticsRows, api::PageCounts> list_statistics(Call& call, const StatisticsPage& p) {
  const bool newest_first = api::direction_of(p.sort, "createdAt") != api::SortDirection::ascending;
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::operation::list_statistics(
      call.ctx, call.actor(), {.newest_first = newest_first, .limit = page.limit, .offset = page.offset});
  return api::paged<StatisticsRows>(std::move(found.statistics), page.offset, found.total);
}

}  // namespace

void declare_statistics(api::Endpoints& endpoints) {
  const auto access = Access::any_of({permissions::operation("view-statistics")});
  endpoints.get<StatisticsParams, Statistics>(
      "/api/v1/statistics", access, "What the workspace holds and what it runs on, as last counted.",
      [](Call& call, const auto& p) {
        return core::operation::statistics(call.ctx, call.actor(), p.value.value_or(false));
      });
  endpoints.get<StatisticsPage, Flatten<StatisticsRows, api::PageCounts>>(
      "/api/v1/statistics.list", access, "The documents of days past.", list_statistics);
}

}  // namespace confab::rest
