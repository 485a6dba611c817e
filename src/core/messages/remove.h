#pragma once

#include <string>

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

struct RemoveMessage {
  MessageId id;
  std::optional<RoomId> room;  // when given, must be the message's
  bool as_user = false;        // in the author's name; needs force-delete-message
};

struct Removed {
  MessageId id;
  Timestamp at;
  model::Message message;  // as it was
};

/// Throws Refusal(message_not_found | not_possible | not_allowed | action_not_allowed | message_deleting_blocked).
Removed remove(const Context& ctx, const Actor& actor, const RemoveMessage& cmd);
/// A moderator takes a message out of whatever room, with its reports. Throws Refusal(not_allowed | message_not_found).
void remove_reported(const Context& ctx, const Actor& actor, const MessageId& id, const std::string& reason);

}  // namespace confab::core::messages
