#pragma once

#include "api/endpoints.h"

namespace confab::jobs {
class Kinds;
}

namespace confab::rest {

/// Running the server: jobs, statistics. `kinds` outlives the endpoints; it may be filled after this.
void declare_operation_api(api::Endpoints& endpoints, const jobs::Kinds& kinds);

void declare_jobs(api::Endpoints& endpoints, const jobs::Kinds& kinds);
void declare_statistics(api::Endpoints& endpoints);

}  // namespace confab::rest
