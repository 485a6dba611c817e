#pragma once
// Webhooks.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode integration_not_authorized{400, "not_authorized"};
inline constexpr ErrorCode integration_channel_invalid{400, "error-invalid-channel"};
inline constexpr ErrorCode integration_channel_start{400, "error-invalid-channel-start-with-chars"};
inline constexpr ErrorCode integration_not_found{400, "error-invalid-integration"};
inline constexpr ErrorCode outgoing_integration_not_found{400, "invalid_integration"};
inline constexpr ErrorCode integration_unknown{400, "error-integration-not-found", Shown::plain};
inline constexpr ErrorCode integration_event_invalid{400, "error-invalid-event-type"};
inline constexpr ErrorCode integration_target_invalid{400, "error-invalid-targetRoom"};
inline constexpr ErrorCode integration_urls_invalid{400, "error-invalid-urls"};
inline constexpr ErrorCode integration_permissions{400, "error-invalid-permissions"};
inline constexpr ErrorCode integration_token_invalid{400, "error-invalid-token"};
inline constexpr ErrorCode integration_poster_invalid{400, "error-invalid-post-as-user"};
inline constexpr ErrorCode integration_changed_meanwhile{400, "error-integration-changed"};
inline constexpr ErrorCode too_many_integrations{400, "error-too-many-integrations"};
inline constexpr ErrorCode integration_run_not_found{400, "error-invalid-integration-history"};
inline constexpr ErrorCode integration_not_outgoing{400, "integration-type-must-be-outgoing"};
inline constexpr ErrorCode integration_run_without_data{400, "history-data-must-be-defined"};

}  // namespace confab::errors
