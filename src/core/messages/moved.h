#pragma once
// Messages from elsewhere at the end of a room (core/messages/move.h).

#include <optional>
#include <vector>

#include "core/kernel/transaction.h"
#include "model/message.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Puts copies with new ids at the end of a locked room, in their order, as replies of `thread` where there is one, and
/// gives them what belongs to the messages that they come from, whose rows are still there. Whom they name, who follows
/// their threads and who has not read them is as if they were written there, but for who is no member.
std::vector<model::Message> put_at_the_end(Transaction& tx, const Context& ctx, store::RoomRow& room,
                                           const std::vector<model::Message>& from,
                                           const std::optional<model::Message>& thread);

/// Tells everybody in the room; the messages as they are now.
std::vector<model::Message> tell_moved(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                                       const std::vector<model::Message>& moved,
                                       const std::optional<model::Message>& thread);

}  // namespace confab::core::messages
