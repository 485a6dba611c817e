#pragma once

#include "rest/declaring.h"

namespace confab::jobs {
class Kinds;
}
namespace confab::core::operation {
class CallLimits;
}

namespace confab::rest {

/// Running the server: jobs, limits, statistics. `kinds` and `calls` outlive the endpoints; `kinds` may be filled after
/// this.
void declare_operation_api(api::Endpoints& endpoints, const jobs::Kinds& kinds, core::operation::CallLimits& calls);

void declare_jobs(api::Endpoints& endpoints, const jobs::Kinds& kinds);
void declare_limits(api::Endpoints& endpoints, core::operation::CallLimits& calls);
void declare_statistics(api::Endpoints& endpoints);
void declare_licences(api::Endpoints& endpoints);
void declare_server_state(api::Endpoints& endpoints);
void declare_auditing(api::Endpoints& endpoints);
void declare_engagement(api::Endpoints& endpoints);
void declare_storage(api::Endpoints& endpoints);
void declare_audit_log(api::Endpoints& endpoints);

}  // namespace confab::rest
