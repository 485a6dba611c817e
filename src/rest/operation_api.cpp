#include "rest/operation_api.h"

namespace confab::rest {

void declare_operation_api(api::Endpoints& endpoints, const jobs::Kinds& kinds) {
  declare_jobs(endpoints, kinds);
  declare_statistics(endpoints);
}

}  // namespace confab::rest
