#pragma once

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

struct EditMessage {
  MessageId id;
  std::optional<RoomId> room;  // when given, must be the message's
  std::optional<std::string> text;
  std::optional<json::object> custom_fields;
  std::optional<json::array> attachments;
  std::optional<std::vector<std::string>> preview_urls = {};  // the links whose previews are wanted; left out: all
  std::optional<MessageId> tmid = {};                         // when given, must be the message's, as the next one
  std::optional<bool> tshow = {};
  std::optional<json::object> content = {};  // of an encrypted message, as the next one
  std::optional<json::object> e2e_mentions = {};
};

/// The same text again changes nothing, whoever asks for it. Throws Refusal(message_not_found | action_not_allowed |
/// message_editing_blocked | message_change_to_thread | message_same_as_tmid | invalid_update_key |
/// message_size_exceeded | invalid_params | room_archived | muted | not_allowed | encryption_disabled).
model::Message edit(const Context& ctx, const Actor& actor, const EditMessage& cmd);

}  // namespace confab::core::messages
