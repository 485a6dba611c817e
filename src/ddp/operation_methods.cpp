#include "ddp/operation_methods.h"

#include "core/operation/statistics.h"
#include "permissions/groups/operation.h"

namespace confab::ddp {

using StatisticsParams = Named<"refresh", std::optional<bool>, "Counts anew; otherwise the last document is shown.">;

void declare_operation_methods(api::Methods& methods) {
  methods.add<StatisticsParams, core::operation::Statistics>({
      .name = "getStatistics",
      .access = api::Access::any_of({permissions::operation("view-statistics")}),
      .summary = "What the workspace holds and what it runs on, as last counted.",
      .handler =
          [](api::Call& call, const auto& p) {
            return core::operation::statistics(call.ctx, call.actor(), p.value.value_or(false));
          },
  });
}

}  // namespace confab::ddp
