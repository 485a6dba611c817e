#pragma once

#include "core/access/room.h"
#include "model/message.h"

namespace confab::core::access {

/// A message in a room whose history the actor may read.
class ReadableMessage {
 public:
  [[nodiscard]] const model::Message& message() const { return message_; }
  [[nodiscard]] const ReadableHistory& room() const { return room_; }

 private:
  friend struct MessageGuard;
  ReadableMessage(model::Message message, ReadableHistory room)
      : message_(std::move(message)), room_(std::move(room)) {}
  model::Message message_;
  ReadableHistory room_;
};

/// A message that the actor may edit now; its room is locked.
class EditableMessage {
 public:
  [[nodiscard]] const model::Message& message() const { return message_; }
  [[nodiscard]] const LockedRoom& room() const { return room_; }

 private:
  friend struct MessageGuard;
  EditableMessage(model::Message message, LockedRoom room) : message_(std::move(message)), room_(std::move(room)) {}
  model::Message message_;
  LockedRoom room_;
};

/// A message that the actor may delete now; its room is locked.
class RemovableMessage {
 public:
  [[nodiscard]] const model::Message& message() const { return message_; }
  [[nodiscard]] const LockedRoom& room() const { return room_; }

 private:
  friend struct MessageGuard;
  RemovableMessage(model::Message message, LockedRoom room) : message_(std::move(message)), room_(std::move(room)) {}
  model::Message message_;
  LockedRoom room_;
};

/// Throws Refusal(message_not_found) for unknown ones and for those in rooms the actor may not read.
[[nodiscard]] ReadableMessage message(sql::Session& session, const Context& ctx, const Actor& actor,
                                      const MessageId& id);
/// A member's own message within the time, or edit-message. Throws Refusal(message_not_found | action_not_allowed |
/// message_editing_blocked | room_archived | muted | not_allowed).
[[nodiscard]] EditableMessage editable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                       const MessageId& id);
/// A member's own message with delete-own-message within the time, or delete-message, or force-delete-message. Throws
/// Refusal(message_not_found | action_not_allowed | message_deleting_blocked).
[[nodiscard]] RemovableMessage removable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                         const MessageId& id);

}  // namespace confab::core::access
