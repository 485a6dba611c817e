#pragma once

#include "bus/events/message_saved.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/message.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// What events of the room's messages say of it.
[[nodiscard]] bus::RoomLabel label_of(const store::RoomRow& room);

/// The present in a locked room: never before anything that has happened in it, whatever the clock says.
[[nodiscard]] ChangeTime room_time(Transaction& tx, const store::RoomRow& room);

/// A message in a locked room changed, which does not show in the sidebar: whoever has it on the screen hears of it.
void tell_changed(Transaction& tx, const Context& ctx, const store::RoomRow& room, const MessageId& id);

/// What the room makes of it: a `reply` in a thread that the room does not show counts as unread in the thread alone.
enum class Kind { written, reply, system };

/// Puts a message at the end of a locked room: gives it position, number and time, stores it, and moves the room on
/// (also in `room`). False: its id is in use, or was; nothing is stored then.
bool append(Transaction& tx, const Context& ctx, store::RoomRow& room, model::Message& message, Kind kind);

}  // namespace confab::core::messages
