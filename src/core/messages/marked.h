#pragma once
// What reactions, stars and pins have in common: when, and how it is told.

#include "core/access/message.h"
#include "core/kernel/in_room.h"
#include "core/kernel/transaction.h"
#include "model/message.h"

namespace confab::core::messages {

/// The time of a change to the message's marks: after all that happened to it before, so that clients can tell which of
/// two states is the later one.
[[nodiscard]] ChangeTime marking_time(Transaction& tx, const access::MarkableMessage& guard);

/// Tells everybody who listens to the room of the message as it is now, which is returned. The room does not change.
model::Message publish_marked(Transaction& tx, const Context& ctx, const access::MarkableMessage& guard);

/// The room that a message is in now; an empty id for none.
[[nodiscard]] RoomId room_of(const Context& ctx, const MessageId& id);

/// transact_in_room() for what locks the message's room.
template <class Work>
void mark_later(const Context& ctx, const MessageId& id, Work work,
                Then<std::invoke_result_t<Work&, Transaction&>> then) {
  transact_in_room(ctx, room_of(ctx, id), std::move(work), std::move(then));
}

}  // namespace confab::core::messages
