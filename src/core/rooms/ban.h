#pragma once
// People who must not come back to a room.

#include <vector>

#include "core/kernel/context.h"
#include "model/user.h"

namespace confab::core::rooms {

/// Takes the user out of the room and its discussions, if in them, for good: joining, being added, reading and writing
/// there are refused until that is taken back, on open connections at once. Needs ban-user. Throws
/// Refusal(room_not_found | not_allowed | user_not_found | last_owner | direct_message_room).
void ban(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user);
/// Throws Refusal(room_not_found | not_allowed | user_not_found | user_not_banned | direct_message_room).
void unban(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user);

struct BannedPage {
  std::vector<model::UserRef> people;
  std::int64_t total = 0;
};
/// Needs ban-user. Throws Refusal(room_not_found | not_allowed).
BannedPage banned(const Context& ctx, const Actor& actor, const RoomId& room, std::int64_t limit, std::int64_t offset);

}  // namespace confab::core::rooms
