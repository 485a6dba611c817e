#pragma once

#include <vector>

#include "app/metrics.h"
#include "core/kernel/context.h"
#include "jobs/runner.h"

namespace confab::app {

/// The figures of background work, by kind: what waits and has failed in the database, and what this node has done.
/// Reads the database.
[[nodiscard]] std::vector<Metrics::Sample> job_samples(const core::Context& ctx, const jobs::Runner& runner);

}  // namespace confab::app
