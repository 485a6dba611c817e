#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "core/messages/author.h"
#include "model/message.h"
#include "store/room_row.h"

namespace confab::core::messages {

struct SystemMessage {
  std::string type;  // message-types of the wire: uj, ul, r, ...
  std::string text;  // its parameter
  std::optional<std::string> role = {};
  RawJson attachments = {};
  std::optional<RoomId> drid = {};  // of the message that announces a discussion, as the next one
  std::int64_t dcount = 0;
};

/// Posts into a room as part of the transaction that does what it tells of. Does not count as unread and is not the
/// room's last message, but has its place in the sequence. `room` is locked by the transaction; its positions move on.
/// Where the room is a discussion, its parent hears of it. Throws sql::Error only.
model::Message post_system(Transaction& tx, const Context& ctx, store::RoomRow& room, const model::Author& author,
                           SystemMessage message);

}  // namespace confab::core::messages
