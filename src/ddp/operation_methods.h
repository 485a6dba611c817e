#pragma once

#include "ddp/declaring.h"

namespace confab::ddp {

/// Running the server: statistics, webhooks.
void declare_operation_methods(api::Methods& methods);
void declare_integration_methods(api::Methods& methods);
void declare_client_methods(api::Methods& methods);

}  // namespace confab::ddp
