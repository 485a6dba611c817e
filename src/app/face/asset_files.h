#pragma once

#include "core/kernel/context.h"
#include "net/route_table.h"
#include "net/static_files.h"

namespace confab::app {

/// `/assets/<key>.<extension>` of every picture of the workspace, and `/favicon.ico`: what was uploaded, or Confab's
/// own. 403 for an extension that the picture cannot have, 404 where there is neither. All are on workers, as storage
/// may be far away. `ctx` and `web` outlive the table.
void add_asset_files(net::RouteTable& table, const core::Context& ctx, const net::StaticFiles& web);

}  // namespace confab::app
