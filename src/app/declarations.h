#pragma once

#include "api/endpoints.h"
#include "api/method_runner.h"
#include "core/accounts/sessions.h"
#include "ddp/streams.h"
#include "jobs/kind.h"

namespace confab::app {

/// Everything that can be called, as one list to read. `runner` runs `methods` for calls over REST; `kinds`
/// may be filled later.
void declare_all(api::Endpoints& endpoints, api::Methods& methods, ddp::Streams& streams,
                 core::accounts::Sessions& sessions, api::MethodRunner& runner, const jobs::Kinds& kinds);

/// All kinds of background work. `ctx` outlives `kinds`.
void declare_all_jobs(jobs::Kinds& kinds, const core::Context& ctx, core::accounts::Sessions& sessions);

/// The API document of these declarations (`confab openapi`, docs/openapi.json).
[[nodiscard]] std::string api_document(const api::Endpoints& endpoints, const api::Methods& methods,
                                       const ddp::Streams& streams);

}  // namespace confab::app
