#include "core/operation/statistics.h"
#include "api/order.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

using core::operation::Statistics;

using StatisticsParams = Named<"refresh", std::optional<bool>, "Counts anew; otherwise the last document is shown.">;
using StatisticsRows = Named<"statistics", std::vector<Statistics>, "The newest first, unless sorted otherwise.">;

namespace {

enum class Key { created_at };

Flatten<StatisticsRows, api::PageCounts> list_statistics(Call& call, const api::PageParams& p) {
  constexpr std::array kKeys{std::pair{std::string_view{"createdAt"}, Key::created_at}};
  if (p.query && !p.query->empty()) throw Refusal(errors::invalid_query, "Statistics cannot be filtered");
  const auto order = api::order_of<Key>(p.sort, kKeys);
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = core::operation::list_statistics(
      call.ctx, call.actor(),
      {.newest_first = order.empty() || order.front().descending, .limit = page.limit, .offset = page.offset});
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
  endpoints.get<api::PageParams, Flatten<StatisticsRows, api::PageCounts>>(
      "/api/v1/statistics.list", access, "The documents of days past.", {errors::invalid_sort, errors::invalid_query},
      list_statistics);
}

}  // namespace confab::rest
