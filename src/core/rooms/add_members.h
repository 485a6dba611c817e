#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/room.h"
#include "store/people.h"
#include "store/room_row.h"

namespace confab::core::rooms {

struct AddMembers {
  RoomId room;
  std::vector<UserId> users;
  std::vector<std::string> usernames;  // besides `users`
  bool skip_unknown = false;           // whoever there is not, is not invited; nobody at all is refused
};

/// Adds several people; who is a member already stays as is. Throws Refusal(room_not_found | not_allowed | invalid_user
/// | nobody_to_invite | cant_invite_for_direct_room | room_archived | user_limit_exceeded).
model::Room add_members(const Context& ctx, const Actor& actor, const AddMembers& cmd);

/// The same for a locked room, as part of what the caller has checked. How many have come.
std::int64_t add_members(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
                         const std::vector<store::Person>& people);

/// Notes in the audit log that somebody has brought people in, if any came.
void record_added(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& room, std::int64_t people);

/// Everybody in the workspace (add-all-to-room). Throws Refusal as above.
model::Room add_all(const Context& ctx, const Actor& actor, const RoomId& room, bool active_only);

}  // namespace confab::core::rooms
