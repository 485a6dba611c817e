#pragma once

#include "core/kernel/transaction.h"
#include "model/user.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Whether the actor knows that rooms change their owner, or go.
enum class LastOwner { ask, confirmed };

/// The user is about to be without use as an owner: each room that has no other gets as owner the active member who
/// joined first. A private one without such a member is removed; a public one stays as it is. The user's own roles
/// stay. Part of the transaction that does away with the user. Throws Refusal(user_is_last_owner) that names the rooms,
/// with nothing changed, unless that was confirmed.
void pass_on_ownership(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user,
                       LastOwner answer);

/// The room, out of which its last owner is taken, gets as owner the active member who joined first, if there is one.
void replace_last_owner(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
                        std::int64_t owner_pk);

}  // namespace confab::core::rooms
