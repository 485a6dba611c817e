#pragma once
// Who is in a room and what one is there; subscriptions.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode nobody_to_invite{400, "Cannot invite if no users are provided", Shown::typed};
inline constexpr ErrorCode user_is_banned{400, "error-user-is-banned"};
inline constexpr ErrorCode user_not_banned{400, "error-user-not-banned"};
inline constexpr ErrorCode user_not_in_room{400, "error-user-not-in-room"};
inline constexpr ErrorCode cant_invite_for_direct_room{400, "error-cant-invite-for-direct-room"};
inline constexpr ErrorCode last_owner{400, "error-you-are-last-owner"};
inline constexpr ErrorCode remove_last_owner{400, "error-remove-last-owner"};
inline constexpr ErrorCode user_already_owner{400, "error-user-already-owner"};
inline constexpr ErrorCode user_not_owner{400, "error-user-not-owner"};
inline constexpr ErrorCode user_already_moderator{400, "error-user-already-moderator"};
inline constexpr ErrorCode user_not_moderator{400, "error-user-not-moderator"};
inline constexpr ErrorCode user_already_leader{400, "error-user-already-leader"};
inline constexpr ErrorCode user_not_leader{400, "error-user-not-leader"};
inline constexpr ErrorCode room_id_param_not_provided{400, "error-room-id-param-not-provided"};
inline constexpr ErrorCode user_id_param_not_provided{400, "error-user-id-param-not-provided"};
inline constexpr ErrorCode invalid_subscription{400, "error-invalid-subscription"};
inline constexpr ErrorCode no_message_for_unread{400, "error-no-message-for-unread"};
inline constexpr ErrorCode muted{400, "You_have_been_muted"};

}  // namespace confab::errors
