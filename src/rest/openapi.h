#pragma once

#include <functional>
#include <string>

#include "api/endpoints.h"
#include "api/methods.h"

namespace confab::rest {

/// A stream, for the document.
struct StreamNote {
  std::string name, access, summary;
  json::object params;      // schema of what a subscription or a write takes
  bool is_written = false;  // by clients
  /// Schemas of what its events carry, by their names: the alternatives of each, as lists of arguments.
  std::function<json::object(SchemaComponents&)> events;
};

/// The OpenAPI 3.1 document of all declarations, indented, ending with a newline. `x-errors` of the whole is how any
/// call may be refused; DDP methods and streams stand under `x-ddp-methods` and `x-ddp-streams`, the schema of each
/// setting's value under `x-settings` (`x-public`: told to everybody), that of each preference under `x-preferences`,
/// the ids of permissions under `x-permissions`.
[[nodiscard]] std::string openapi_document(const api::Endpoints& endpoints, const api::Methods& methods,
                                           const std::vector<StreamNote>& streams);

}  // namespace confab::rest
