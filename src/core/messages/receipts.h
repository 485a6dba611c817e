#pragma once
// Who has read what (Message_Read_Receipt_Enabled). Nothing of it is done, or costs anything, while the setting is off.

#include <vector>

#include "core/access/room.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/message.h"
#include "store/receipts.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// A message was put at the end of a locked room: says in it whether somebody has not read it.
void await_readers(Transaction& tx, const Context& ctx, const store::RoomRow& room, model::Message& message);
/// Somebody has read on in a locked room, or in one of its threads, or is there no more: when everybody has now read
/// further than before, that is told.
void tell_read(Transaction& tx, const Context& ctx, const store::RoomRow& room, std::int64_t thread_seq = 0);
/// The same for each thread of the room that the user follows.
void tell_threads_read(Transaction& tx, const Context& ctx, const store::RoomRow& room, std::int64_t user_pk);

struct Receipt {
  std::string id;
  MessageId message;
  RoomId room;
  model::UserRef user;
  UserId user_id;
  Timestamp at;
};
/// Who has read a message, none while Message_Read_Receipt_Store_Users is off. A position says that somebody has read
/// up to there, so the time is that of their last reading, or of the message, if that is later. Throws
/// Refusal(message_not_found).
std::vector<Receipt> receipts(const Context& ctx, const Actor& actor, const MessageId& message);

}  // namespace confab::core::messages
