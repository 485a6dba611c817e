#include "ddp/operation_methods.h"

#include "core/operation/statistics.h"
#include "permissions/groups/operation.h"

namespace confab::ddp {

struct StatisticsParams {
  std::optional<bool> refresh;
};

}  // namespace confab::ddp

template <>
struct confab::Fields<confab::ddp::StatisticsParams> {
  static constexpr auto list = std::tuple{
      field("refresh", &ddp::StatisticsParams::refresh, "Counts anew; otherwise the last document is shown.")};
};

namespace confab::ddp {

void declare_operation_methods(api::Methods& methods) {
  methods.add<StatisticsParams, core::operation::Statistics>(
      "getStatistics", {
                           .access = api::Access::any_of({permissions::operation("view-statistics")}),
                           .summary = "What the workspace holds and what it runs on, as last counted.",
                           .handler =
                               [](api::Call& call, const StatisticsParams& p) {
                                 return core::operation::statistics(call.ctx, call.actor(), p.refresh.value_or(false));
                               },
                       });
}

}  // namespace confab::ddp
