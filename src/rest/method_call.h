#pragma once

#include "api/method_runner.h"
#include "rest/declaring.h"

namespace confab::rest {

/// method.call/<name> and method.callAnon/<name>: the DDP method table over REST, with the methods' own limits.
/// `methods` outlives the endpoints.
void declare_method_call(api::Endpoints& endpoints, api::MethodRunner& methods);

}  // namespace confab::rest
