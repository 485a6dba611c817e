#pragma once

#include "base/later.h"
#include "core/kernel/context.h"

namespace confab::core::subscriptions {

/// What else is read with a room.
enum class WithThreads { no, yes };

/// Everything in the room is read; replies in threads only when that is asked for. Writes nothing when that is so
/// already. Throws Refusal(room_not_found | user_not_in_room).
void read(const Context& ctx, const Actor& actor, const RoomId& room, WithThreads with_threads = WithThreads::no);
/// The same, for which no thread waits (transact_later()): when somebody writes, all who look at the room have read it
/// at once. Whether something was unread.
void read_later(const Context& ctx, const Actor& actor, const RoomId& room, WithThreads with_threads, Then<bool> then);

/// The message and all later ones are unread again. Throws Refusal(message_not_found | action_not_allowed: one's own).
void unread_from(const Context& ctx, const Actor& actor, const MessageId& message);
/// The same from the newest message of somebody else on. Throws Refusal(room_not_found | no_message_for_unread).
void unread_room(const Context& ctx, const Actor& actor, const RoomId& room);

}  // namespace confab::core::subscriptions
