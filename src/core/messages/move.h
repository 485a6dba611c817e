#pragma once

#include <optional>
#include <vector>

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

inline constexpr std::size_t kMaxMoved = 100;             // named by who moves them
inline constexpr std::size_t kMaxMovedWithReplies = 500;  // with the replies of the threads that they begin

struct MoveMessages {
  std::vector<MessageId> messages;  // of one room, which people wrote
  RoomId room;                      // where to; it may be the same
  std::optional<MessageId> thread;  // in that room, to whose replies they go; left out: to the room itself
};
/// Takes messages out of a room and puts them, in their order, at the end of another one, or of a thread: with their
/// files, reactions, stars, pins, reports, polls, versions, and with the replies of the threads that they begin. Each
/// gets a new id and a new time, for clients know messages by their rooms and page by time; `first_sent_at` says when
/// it was written. They count as unread to the people there as if they had been sent now, but nobody is notified. A
/// system message in both rooms and the audit log tell of it. With move-messages in both rooms, which the actor must
/// be able to read, and where the actor may write in the second one. Returns all that were moved, as they are now.
/// Throws Refusal(message_not_found | room_not_found | not_allowed | action_not_allowed | too_many_moved |
/// invalid_message | room_archived | muted).
std::vector<model::Message> move(const Context& ctx, const Actor& actor, const MoveMessages& cmd);

}  // namespace confab::core::messages
