#pragma once
// Rooms, their names and their settings.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode room_not_authorized{400, "error-not-authorized"};
inline constexpr ErrorCode out_of_reach{400, "Not Allowed", Shown::typed};
inline constexpr ErrorCode not_authorized_plain{400, "error-not-authorized", Shown::plain};
inline constexpr ErrorCode invalid_room{400, "error-invalid-room"};
inline constexpr ErrorCode room_not_found{400, "error-room-not-found"};
inline constexpr ErrorCode roomid_param_not_provided{400, "error-roomid-param-not-provided"};
inline constexpr ErrorCode room_param_not_provided{400, "error-room-param-not-provided"};
/// The same where lists of messages are asked for.
inline constexpr ErrorCode roomid_query_needed{400, "error-invalid-params"};
inline constexpr ErrorCode chat_roomid_param_not_provided{400, "error-roomId-param-not-provided"};
inline constexpr ErrorCode chat_roomid_param_invalid{400, "error-roomId-param-invalid"};
inline constexpr ErrorCode not_authorized_here{400, "not_authorized"};
inline constexpr ErrorCode room_type_not_allowed{400, "error-room-type-not-allowed"};
inline constexpr ErrorCode invite_days{400, "invalid-number-of-days"};
inline constexpr ErrorCode invite_uses{400, "invalid-number-of-uses"};
inline constexpr ErrorCode invalid_invitation{400, "invalid-invitation-id"};
inline constexpr ErrorCode invalid_token{400, "error-invalid-token"};
inline constexpr ErrorCode invite_expired{400, "error-invite-expired"};
inline constexpr ErrorCode invalid_dates{400, "error-invalid-dates"};
inline constexpr ErrorCode too_many_exports{400, "error-too-many-exports"};
inline constexpr ErrorCode room_archived{400, "error-room-archived"};
inline constexpr ErrorCode direct_message_room{400, "error-direct-message-room"};
inline constexpr ErrorCode duplicate_channel_name{400, "error-duplicate-channel-name"};
inline constexpr ErrorCode archived_duplicate_name{400, "error-archived-duplicate-name"};
inline constexpr ErrorCode invalid_room_name{400, "error-invalid-room-name"};
inline constexpr ErrorCode invalid_room_type{400, "error-invalid-room-type"};
inline constexpr ErrorCode invalid_channel{400, "invalid-channel"};
inline constexpr ErrorCode default_not_provided{400, "error-channels-setdefault-is-same", Shown::typed};
inline constexpr ErrorCode default_is_same{400, "error-channels-setdefault-missing-default-param", Shown::typed};
inline constexpr ErrorCode nested_discussion{400, "error-nested-discussion"};
inline constexpr ErrorCode code_required{400, "error-code-required"};
inline constexpr ErrorCode code_invalid{400, "error-code-invalid"};
inline constexpr ErrorCode direct_message_max_users{400, "error-direct-message-max-user-exceeded"};
inline constexpr ErrorCode user_limit_exceeded{400, "error-user-limit-exceeded"};
inline constexpr ErrorCode invalid_sidepanel{400, "error-invalid-sidepanel"};
/// A setting of a room that there is not.
inline constexpr ErrorCode invalid_room_settings{400, "error-invalid-settings"};

}  // namespace confab::errors
