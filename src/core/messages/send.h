#pragma once

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

struct SendMessage {
  RoomId room;
  std::optional<MessageId> id;  // made by the client; the same id again returns the stored message
  std::string text;
  std::optional<std::string> alias, avatar;  // need message-impersonate
  std::optional<std::string> emoji;
  json::array attachments;  // known members are kept, everything else is dropped
  std::optional<json::object> custom_fields;
  std::optional<std::vector<std::string>> preview_urls;  // the links whose previews are wanted; left out: all
  std::optional<bool> groupable, parse_urls;
  std::optional<Timestamp> ts;    // as the client claims; only checked
  std::optional<MessageId> tmid;  // an empty one is none
  std::optional<bool> tshow;
  std::optional<std::string> t;  // that of a system message is refused
};

/// Returns when the message is on disk and on its way to everybody. Writes for the room, its sender and those it names,
/// and opens the room again for those who had hidden it; otherwise O(1) however large the room. In a public channel
/// without a join code people write without being its members. Throws Refusal(invalid_room | not_allowed |
/// room_archived | muted | message_size_exceeded | message_ts_out_of_sync | invalid_message | invalid_params |
/// action_not_allowed: @all or @here without the permission).
model::Message send(const Context& ctx, const Actor& actor, const SendMessage& cmd);

}  // namespace confab::core::messages
