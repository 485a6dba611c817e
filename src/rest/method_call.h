#pragma once

#include "api/endpoints.h"
#include "api/methods.h"

namespace confab::rest {

/// method.call/<name> and method.callAnon/<name>: the DDP method table over REST. `methods` outlives the endpoints.
void declare_method_call(api::Endpoints& endpoints, const api::Methods& methods);

}  // namespace confab::rest
