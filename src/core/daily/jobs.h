#pragma once

#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::daily {

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::daily
