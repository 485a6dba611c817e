#pragma once
// Telling others: the calls of outgoing webhooks (compat/webhooks.md, 3).

#include <chrono>
#include <optional>
#include <string_view>

#include "core/kernel/context.h"
#include "core/triggers/request.h"
#include "jobs/kind.h"
#include "jobs/run.h"

namespace confab::core::integrations {

/// One call of one webhook to one address, with what its scripts and the answer say. Nothing where the webhook does not
/// work any more, or what happened is gone. What fails is tried again as the webhook says, by a job of its own; how it
/// went is kept. Throws what the database does, and jobs::Interrupted.
void call_out(const Context& ctx, const jobs::Run& run, const triggers::CallOut& call);

/// How long before the n-th retry, n from 1. nullopt: no such delay is known.
[[nodiscard]] std::optional<std::chrono::milliseconds> delay_before(std::string_view delay, std::int64_t retry);

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::integrations
