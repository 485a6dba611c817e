#pragma once
// Messages and what is done with them.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode invalid_message{400, "error-invalid-message"};
inline constexpr ErrorCode message_not_found{400, "error-message-not-found", Shown::plain};
/// The same where a call says nothing at all, or says it with its code.
inline constexpr ErrorCode message_not_shown{400, "error-message-not-found", Shown::silent};
inline constexpr ErrorCode no_such_message{400, "error-message-not-found"};
inline constexpr ErrorCode emoji_not_provided{400, "error-emoji-param-not-provided"};
inline constexpr ErrorCode too_many_reactions{400, "error-too-many-reactions"};
inline constexpr ErrorCode unknown_message_reported{400, "error-invalid-message_id"};
inline constexpr ErrorCode description_not_provided{400, "error-description-param-not-provided"};
inline constexpr ErrorCode report_not_found{400, "error-report-not-found"};
inline constexpr ErrorCode invalid_description{400, "error-invalid-description"};
inline constexpr ErrorCode messageid_param_not_provided{400, "error-messageid-param-not-provided"};
inline constexpr ErrorCode message_same_as_tmid{400, "error-message-same-as-tmid"};
inline constexpr ErrorCode message_change_to_thread{400, "error-message-change-to-thread"};
inline constexpr ErrorCode invalid_update_key{400, "error-invalid-update-key"};
inline constexpr ErrorCode message_size_exceeded{400, "error-message-size-exceeded"};
inline constexpr ErrorCode message_ts_out_of_sync{400, "error-message-ts-out-of-sync"};
inline constexpr ErrorCode message_editing_blocked{400, "error-message-editing-blocked"};
inline constexpr ErrorCode message_deleting_blocked{400, "error-message-deleting-blocked"};

/// None, or more at once than there may be.
inline constexpr ErrorCode too_many_moved{400, "error-too-many-messages"};
inline constexpr ErrorCode poll_not_found{400, "error-poll-not-found"};
inline constexpr ErrorCode poll_closed{400, "error-poll-closed"};
/// Fewer or more than there may be, or one that is empty, too long, or there twice; the details name it.
inline constexpr ErrorCode poll_options{400, "error-poll-options"};
inline constexpr ErrorCode poll_question_needed{400, "error-poll-question"};
/// Not one of its options, or more than one may choose.
inline constexpr ErrorCode poll_choice{400, "error-poll-choice"};
inline constexpr ErrorCode poll_is_anonymous{400, "error-poll-anonymous"};

/// What somebody looks for, where a part of it is none that can be looked for; the details name it.
inline constexpr ErrorCode invalid_search{400, "error-invalid-search"};
inline constexpr ErrorCode search_text_not_provided{400, "error-searchText-param-not-provided"};
/// Rocket.Chat's search says nothing of a room that is out of reach.
inline constexpr ErrorCode search_out_of_reach{400, "error-invalid-room", Shown::silent};

inline constexpr ErrorCode message_params_invalid{400, "error-invalid-params"};
inline constexpr ErrorCode history_out_of_reach{400, "error-not-allowed", Shown::plain};
// Of one call the sentence is the code.
inline constexpr ErrorCode deleted_of_no_room{400, R"(The required "roomId" query param is missing.)"};
inline constexpr ErrorCode deleted_since_never{400, R"(The required "since" query param is missing.)"};
inline constexpr ErrorCode deleted_since_invalid{400, R"(The "since" query parameter must be a valid date.)"};

}  // namespace confab::errors
