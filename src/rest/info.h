#pragma once

#include "rest/declaring.h"

namespace confab::rest {

/// /api/info and /api/v1/info: what clients look at before anything else.
void declare_info(api::Endpoints& endpoints);

}  // namespace confab::rest
