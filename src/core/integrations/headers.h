#pragma once

#include <string>

#include "base/json.h"
#include "services/http/client.h"

namespace confab::core::integrations {

/// Headers that a script wishes, without those that are the client's.
[[nodiscard]] services::http::Headers sendable(services::http::Headers wanted);
/// The same of an object of texts.
[[nodiscard]] services::http::Headers headers_of(const json::object& wanted);

}  // namespace confab::core::integrations
