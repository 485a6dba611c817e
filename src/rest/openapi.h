#pragma once

#include <string>

#include "api/endpoints.h"
#include "api/methods.h"

namespace confab::rest {

/// Name, access and summary of a stream, for the document.
struct StreamNote {
  std::string name, access, summary;
};

/// The OpenAPI 3.1 document of all declarations, indented, ending with a newline. DDP methods and streams stand under
/// `x-ddp-methods` and `x-ddp-streams`.
[[nodiscard]] std::string openapi_document(const api::Endpoints& endpoints, const api::Methods& methods,
                                           const std::vector<StreamNote>& streams);

}  // namespace confab::rest
