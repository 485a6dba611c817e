#pragma once
// Teams. Rocket.Chat throws most of them as plain exceptions, whose text is the code.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode team_does_not_exist{400, "team-does-not-exist", Shown::plain};
inline constexpr ErrorCode team_name_already_exists{400, "team-name-already-exists", Shown::plain};
inline constexpr ErrorCode room_name_already_exists{400, "room-name-already-exists", Shown::plain};
inline constexpr ErrorCode room_already_on_team{400, "room-already-on-team", Shown::plain};
inline constexpr ErrorCode room_not_on_that_team{400, "room-not-on-that-team", Shown::plain};
inline constexpr ErrorCode invalid_team_room{400, "invalid-room", Shown::plain};
inline constexpr ErrorCode invalid_team_user{400, "invalid-user", Shown::plain};
inline constexpr ErrorCode not_owner_of_room{400, "error-no-owner-channel", Shown::plain};
inline constexpr ErrorCode member_does_not_exist{400, "member-does-not-exist", Shown::plain};
inline constexpr ErrorCode last_team_owner{400, "last-owner-can-not-be-removed", Shown::plain};
inline constexpr ErrorCode cannot_delete_team_channel{400, "error-cannot-delete-team-channel"};

/// A refusal that says nothing but its code.
[[nodiscard]] inline Refusal team_refusal(ErrorCode code) {
  return Refusal(code, std::string{code.wire_name()});
}

}  // namespace confab::errors
