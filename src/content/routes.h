#pragma once
// Bytes by plain addresses: files, pictures. Calls are rest/'s.

#include "base/worker_pool.h"
#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/route_table.h"

namespace confab::content {

/// All that is given outlives the table.
void add_routes(net::RouteTable& table, const core::Context& ctx, core::accounts::Sessions& sessions,
                WorkerPool& workers);

}  // namespace confab::content
