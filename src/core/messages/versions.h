#pragma once
// What messages were before they were changed or deleted, where Message_KeepHistory is on.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/message.h"

namespace confab::core::messages {

enum class Replaced { edited, deleted };
/// Keeps what people wrote, as part of the transaction that changes it; where the setting is off, nothing.
void keep_version(Transaction& tx, const Context& ctx, const Actor& actor, const model::Message& before, Timestamp at,
                  Replaced how);

/// Whether the actor sees what a deleted message was: a version of it is kept, in a room whose history the actor reads
/// with view-message-history.
[[nodiscard]] bool may_see_removed(sql::Session& session, const Context& ctx, const Actor& actor, const MessageId& id);

struct Version {
  MessageId message;
  std::string text;
  RawJson attachments, custom_fields;
  model::UserRef author;
  Timestamp sent_at;
  Timestamp replaced_at;  // when it was changed or deleted, and by whom
  std::optional<model::UserRef> replaced_by;
  bool deleted = false;  // it was the last one
};
struct Versions {
  std::vector<Version> versions;  // oldest first
  std::int64_t total = 0;
};
/// With view-message-history in the room, also of a message that is gone; and the author, while it is there. Throws
/// Refusal(message_not_found | not_allowed).
[[nodiscard]] Versions versions(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t limit,
                                std::int64_t offset);

}  // namespace confab::core::messages
