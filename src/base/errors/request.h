#pragma once
// What any call may be refused for, whatever it is about.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_json{400, "invalid-json"};
inline constexpr ErrorCode invalid_params{400, "invalid-params"};
/// The same where a call looks at its parameters itself and says what it misses in words of its own.
inline constexpr ErrorCode params_refused{400, "invalid-params", Shown::plain};
/// Parameters that do not match what a call, or a method, expects of each.
inline constexpr ErrorCode match_failed{400, "match-failed", Shown::plain};
inline constexpr ErrorCode invalid_query{400, "error-invalid-query"};
inline constexpr ErrorCode invalid_sort{400, "error-invalid-sort"};
inline constexpr ErrorCode invalid_fields{400, "error-invalid-fields"};
inline constexpr ErrorCode must_be_logged_in{401, "error-invalid-user", Shown::plain};
inline constexpr ErrorCode unauthorized{403, "unauthorized", Shown::outright};
/// What an endpoint's declaration asks for: the name stands behind the sentence, and nowhere else.
inline constexpr ErrorCode missing_permission{403, "error-unauthorized", Shown::untyped};
inline constexpr ErrorCode too_many_requests{429, "error-too-many-requests"};
inline constexpr ErrorCode ddp_too_many_requests{429, "too-many-requests"};
inline constexpr ErrorCode endpoint_not_found{404, "error-endpoint-not-found", Shown::plain};
inline constexpr ErrorCode method_not_found{404, "404"};
inline constexpr ErrorCode service_unavailable{503, "error-service-unavailable"};
inline constexpr ErrorCode storage_full{507, "error-storage-full"};
inline constexpr ErrorCode internal{500, "500"};
inline constexpr ErrorCode not_allowed{400, "error-not-allowed"};
inline constexpr ErrorCode action_not_allowed{400, "error-action-not-allowed"};
inline constexpr ErrorCode not_possible{400, "error-action-not-allowed", Shown::plain};
inline constexpr ErrorCode not_authorized{400, "not-authorized"};
inline constexpr ErrorCode field_required{400, "error-the-field-is-required"};
inline constexpr ErrorCode input_is_not_valid{400, "error-input-is-not-a-valid-field"};
inline constexpr ErrorCode last_update_not_provided{400, "error-lastUpdate-param-not-provided"};
inline constexpr ErrorCode updated_since_invalid{400, "error-updatedSince-param-invalid"};
inline constexpr ErrorCode stream_not_allowed{400, "not-allowed"};
inline constexpr ErrorCode invalid_event_name{400, "invalid-event-name"};
inline constexpr ErrorCode subscription_name_not_found{404, "404"};
inline constexpr ErrorCode param_not_provided{400, "error-param-not-provided"};
/// While an administrator acts as somebody else.
inline constexpr ErrorCode impersonating{400, "error-impersonating"};
inline constexpr ErrorCode endpoint_disabled{400, "error-endpoint-disabled"};
inline constexpr ErrorCode command_unknown{400, "error-invalid-command"};
inline constexpr ErrorCode command_usage{400, "invalid-command-usage"};
inline constexpr ErrorCode invalid_file_type{400, "error-invalid-file-type"};

}  // namespace confab::errors
