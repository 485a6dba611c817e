#include "ddp/operation_methods.h"

#include "core/operation/statistics.h"
#include "core/previews/cache.h"
#include "permissions/groups/operation.h"

namespace confab::ddp {

using CacheCleared = Named<"message", std::string, "cache_cleared.">;
using StatisticsParams = Named<"refresh", std::optional<bool>, "Counts anew; otherwise the last document is shown.">;

void declare_operation_methods(api::Methods& methods) {
  declare_client_methods(methods);
  declare_integration_methods(methods);
  methods.add<StatisticsParams, core::operation::Statistics>(
      "getStatistics", Access::any_of({permissions::operation("view-statistics")}),
      "What the workspace holds and what it runs on, as last counted.", [](Call& call, const auto& p) {
        return core::operation::statistics(call.ctx, call.actor(), p.value.value_or(false));
      });
  methods.add<Nothing, CacheCleared>("OEmbedCacheCleanup", Access::user(), "Forget what was found behind links.",
                                     {errors::not_allowed}, [](Call& call, const auto&) {
                                       core::previews::clear_cache(call.ctx, call.actor());
                                       return CacheCleared{"cache_cleared"};
                                     });
}

}  // namespace confab::ddp
