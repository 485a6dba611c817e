#include "rest/operation_api.h"

namespace confab::rest {

void declare_operation_api(api::Endpoints& endpoints, const jobs::Kinds& kinds, core::operation::CallLimits& calls) {
  declare_jobs(endpoints, kinds);
  declare_limits(endpoints, calls);
  declare_statistics(endpoints);
  declare_licences(endpoints);
  declare_server_state(endpoints);
  declare_auditing(endpoints);
  declare_engagement(endpoints);
  declare_storage(endpoints);
  declare_audit_log(endpoints);
}

}  // namespace confab::rest
