#pragma once
// What a poll's message shows.

#include "core/kernel/transaction.h"
#include "model/message.h"
#include "store/room_row.h"

namespace confab::core::polls {

/// As the attachment that any client shows: the options with their counts, and how to vote.
[[nodiscard]] json::object attachment_of(const model::Poll& poll);

/// Counts the votes of a message in a locked room, stores what it shows of them, and tells everybody. The message as it
/// is now.
model::Message show_votes(Transaction& tx, const store::RoomRow& room, model::Message message);

}  // namespace confab::core::polls
