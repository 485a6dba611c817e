#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/subscription.h"
#include "permissions/declaration.h"
#include "store/memberships.h"
#include "store/people.h"
#include "store/room_row.h"

namespace confab::core::rooms {

enum class RoomRole { owner, moderator, leader };
[[nodiscard]] std::string_view to_text(RoomRole role);
/// What giving and taking it needs.
[[nodiscard]] permissions::Permission permission_for(RoomRole role);
/// Gives the member of a locked room a role that they have not, or takes one that they have, as part of what the caller
/// has checked.
void set_role(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
              const store::Person& person, const store::Membership& membership, RoomRole role, bool given);

/// Needs set-owner, set-moderator or set-leader. Throws Refusal(room_not_found | not_allowed | user_not_in_room |
/// direct_message_room | user_already_owner | user_already_moderator | user_already_leader).
void add_role(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user, RoomRole role);
/// Throws Refusal as above, with (user_not_owner | user_not_moderator | user_not_leader), and (remove_last_owner).
void remove_role(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user, RoomRole role);

/// One member's roles in a room.
struct RoleHolder {
  SubscriptionId id;  // of the subscription
  RoomId rid;
  model::UserRef u;
  std::vector<std::string> roles;
};
/// Members with a role. Throws Refusal(room_not_found).
std::vector<RoleHolder> role_holders(const Context& ctx, const Actor& actor, const RoomId& room);

}  // namespace confab::core::rooms
