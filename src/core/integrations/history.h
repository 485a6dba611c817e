#pragma once
// What became of the calls of outgoing webhooks, as administrators see it.

#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"
#include "jobs/run.h"
#include "model/integration.h"

namespace confab::core::integrations {

struct RunPage {
  std::vector<model::IntegrationRun> runs;
  std::int64_t total = 0;
};
/// Throws Refusal(unauthorized | integration_unknown).
[[nodiscard]] RunPage runs(const Context& ctx, const Actor& actor, const std::string& integration, bool newest_first,
                           std::int64_t limit, std::int64_t offset);
[[nodiscard]] bool may_see_runs(const Context& ctx, const Actor& actor, const std::string& integration);

/// Throws Refusal(integration_not_authorized | integration_not_found).
void clear_runs(const Context& ctx, const Actor& actor, const std::string& integration);
/// The same call again, of what is there now, as a call of its own. Throws Refusal(integration_not_authorized |
/// integration_not_found | integration_not_outgoing | integration_run_not_found | integration_run_without_data).
void replay(const Context& ctx, const Actor& actor, const std::string& integration, const std::string& run);

/// Keeps `run` and tells those who look on.
void begin_run(const Context& ctx, model::IntegrationRun& run);
void go_on(const Context& ctx, model::IntegrationRun& run, std::string_view step);

/// Removes calls that nothing happened to for 30 days.
struct ForgetRuns {
  static constexpr std::string_view kJob = "integrations.forget-runs";
  static constexpr int kVersion = 1;
};
void forget_runs(const Context& ctx, const jobs::Run& run);

}  // namespace confab::core::integrations

template <>
struct confab::Fields<confab::core::integrations::ForgetRuns> {
  static constexpr auto list = FieldList{};
};
