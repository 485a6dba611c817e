#pragma once
// A message that answers another one, in its thread.

#include <optional>
#include <vector>

#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "model/message.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// The first message of the thread that `tmid` belongs to: a reply is never answered itself. nullopt: there is no such
/// message.
[[nodiscard]] std::optional<model::Message> first_of_thread(sql::Session& session, const MessageId& tmid);

/// A reply was stored in a locked room: its author, whom it names, and with the first reply the author of the first
/// message and both sides of direct messages follow the thread from now on.
void follow_thread(Transaction& tx, const store::RoomRow& room, const model::Message& reply,
                   const model::Message& first, const Named& named);
/// It counts in its thread. Tells of the first message's change.
void count_in_thread(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& reply,
                     const model::Message& first);

/// A message in a locked room is gone, or emptied: what that means to the thread it was in, or began.
void take_from_thread(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& gone,
                      ChangeTime at);

/// The same for many, whose rows are gone.
void take_from_threads(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                       const std::vector<model::Message>& gone, ChangeTime at);

}  // namespace confab::core::messages
