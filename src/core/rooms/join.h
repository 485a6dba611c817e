#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/room.h"

namespace confab::core::rooms {

/// Becomes a member of a public channel; nothing happens to one who is. Throws Refusal(room_not_found | not_allowed |
/// code_required | code_invalid | room_archived).
model::Room join(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<std::string>& code = {});
/// The same, for which no thread waits (transact_in_room()): all people of a company are told of a channel at once.
void join_later(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<std::string>& code,
                Then<model::Room> then);

/// The actor enters the default channels that they are not in.
void join_defaults(const Context& ctx, const Actor& actor, bool silenced);

/// A new account enters the default channels, inside the account's own transaction. `silenced`: without `uj` messages.
void join_default_channels(Transaction& tx, const Context& ctx, const model::User& user, bool silenced = false);

}  // namespace confab::core::rooms
