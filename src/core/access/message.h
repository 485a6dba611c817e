#pragma once

#include <optional>

#include "core/access/room.h"
#include "model/message.h"
#include "store/marks.h"

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

/// A message that the actor may read and put marks on; its room is locked. It has the marks of everybody, for the event
/// that tells of it.
class MarkableMessage {
 public:
  [[nodiscard]] const model::Message& message() const { return message_; }
  [[nodiscard]] const LockedRoom& room() const { return room_; }

 protected:
  MarkableMessage(model::Message message, LockedRoom room) : message_(std::move(message)), room_(std::move(room)) {}

 private:
  friend struct MessageGuard;
  model::Message message_;
  LockedRoom room_;
};

/// A message that the actor may react to now.
class ReactableMessage : public MarkableMessage {
  friend struct MessageGuard;
  using MarkableMessage::MarkableMessage;
};

/// A message that the actor may pin, or take from the pinned ones.
class PinnableMessage : public MarkableMessage {
  friend struct MessageGuard;
  using MarkableMessage::MarkableMessage;
};

/// Whether it is shown who has read what (Message_Read_Receipt_Enabled).
[[nodiscard]] bool shows_receipts(const Context& ctx);
/// For whom messages are read: what the actor sees of their marks, and what everybody together does, which events tell.
[[nodiscard]] store::Viewer view_of(const Context& ctx, const Actor& actor);
[[nodiscard]] store::Viewer view_of_all(const Context& ctx);
/// A message that everybody was told of as the actor sees it: without the stars of others.
[[nodiscard]] model::Message seen_by(const Actor& actor, model::Message message);

/// Throws Refusal(message_not_found) for unknown ones and for those in rooms the actor may not read.
[[nodiscard]] ReadableMessage message(sql::Session& session, const Context& ctx, const Actor& actor,
                                      const MessageId& id);
/// A member's own message within the time, or edit-message. Throws Refusal(message_not_found | action_not_allowed |
/// message_editing_blocked | room_archived | muted | not_allowed).
[[nodiscard]] EditableMessage editable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                       const MessageId& id);
/// A member's own message with delete-own-message within the time, or delete-message, or force-delete-message. It must
/// be of `room`, where that is given. Throws Refusal(message_not_found | not_possible | action_not_allowed |
/// message_deleting_blocked).
[[nodiscard]] RemovableMessage removable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                         const MessageId& id, const std::optional<RoomId>& room, bool as_author);

/// Any message that may be read; nullopt where there is none.
[[nodiscard]] std::optional<MarkableMessage> find_markable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                                           const MessageId& id);
/// The same. Throws Refusal(message_not_found).
[[nodiscard]] MarkableMessage markable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                       const MessageId& id);
/// Whoever may read the message and is not silenced; in a read-only room who may write all the same, or everybody where
/// the room says so. Throws Refusal(message_not_found | room_archived | muted | not_allowed).
[[nodiscard]] ReactableMessage reactable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                         const MessageId& id);
/// Whoever may read the message and is not silenced, also where only some may write. Throws Refusal(message_not_found |
/// room_archived | muted | not_allowed).
[[nodiscard]] MarkableMessage votable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                      const MessageId& id);
/// With pin-message in the room. Throws Refusal(message_not_found | not_authorized | room_archived).
[[nodiscard]] PinnableMessage pinnable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                       const MessageId& id);
/// Any message in any room, for those with manage-moderation-actions. Throws Refusal(not_allowed | message_not_found).
[[nodiscard]] RemovableMessage moderated(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                         const MessageId& id);

}  // namespace confab::core::access
