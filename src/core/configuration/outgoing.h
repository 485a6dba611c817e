#pragma once
// What the settings say of calls to other servers.

#include <string_view>

#include "base/json.h"
#include "core/kernel/context.h"
#include "services/http/curl_client.h"

namespace confab::core::configuration {

/// What the settings say now. A value that cannot be used (the environment's, or one of another version) is warned of,
/// and nothing is allowed for it.
[[nodiscard]] services::http::CurlClient::Policy outgoing_policy(const settings::Settings& settings);
[[nodiscard]] bool is_outgoing_setting(std::string_view id);

/// Throws Refusal(invalid_setting) for a value of such a setting that cannot be used; any other setting passes.
void check_outgoing(std::string_view id, const json::value& value);

}  // namespace confab::core::configuration
