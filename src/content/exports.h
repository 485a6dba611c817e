#pragma once

#include "base/worker_pool.h"
#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::content {

/// `/data-export/:id`: an archive, for who has asked for it; 403 for others, 404 where there is none. All that is given
/// outlives the response; any worker.
[[nodiscard]] net::Response data_export(const core::Context& ctx, core::accounts::Sessions& sessions,
                                        WorkerPool& workers, const net::Request& request);

}  // namespace confab::content
