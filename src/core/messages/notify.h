#pragma once

#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Tells the screens of those whom a new message concerns: the people of direct messages, who is named, and who asked
/// for every message of the room. Part of the message's transaction, with one statement at most: what is told of is
/// stored, and nobody is told of what is not.
void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message,
            const Prepared& prepared);

}  // namespace confab::core::messages
