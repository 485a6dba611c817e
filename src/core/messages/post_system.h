#pragma once

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/message.h"

namespace confab::core::messages {

struct SystemMessage {
  std::string type;  // message-types of the wire: uj, ul, r, ...
  std::string text;  // its parameter
  std::optional<std::string> role = {};
};

/// Posts into a room as part of the transaction that does what it tells of. Does not count as unread and is not the
/// room's last message, but has its place in the sequence. Locks the room. Throws sql::Error only.
model::Message post_system(Transaction& tx, const Context& ctx, std::int64_t room_no, const model::UserRef& author,
                           std::int64_t author_no, const SystemMessage& message);

}  // namespace confab::core::messages
