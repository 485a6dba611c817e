#pragma once

#include <memory>

#include "base/later.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/message.h"

namespace confab::core::messages {

/// Files that a message brings along, as documents show them (compat/files.md, 1.5): made by the server, never by a
/// client.
struct SentFiles {
  RawJson file, files;
  json::array attachments;
};

/// What a message asks, and how clients show it that know no polls.
struct SentPoll {
  model::Poll poll;
  json::object attachment;
};

struct SendMessage {
  RoomId room;
  std::optional<MessageId> id;  // made by the client; the same id again returns the stored message
  std::string text;
  std::optional<std::string> alias, avatar;  // need message-impersonate
  std::optional<std::string> emoji;
  // Known members are kept, everything else is dropped. Left out: the message has no such list.
  std::optional<json::array> attachments;
  std::optional<json::object> custom_fields;
  std::optional<std::vector<std::string>> preview_urls;  // the links whose previews are wanted; left out: all
  std::optional<bool> groupable, parse_urls;
  std::optional<Timestamp> ts;    // as the client claims; only checked
  std::optional<MessageId> tmid;  // an empty one is none
  std::optional<bool> tshow;
  std::optional<std::string> t;              // that of a system message is refused; e2e: the client has encrypted it
  std::optional<json::object> content = {};  // of one that is encrypted, as the next two (core/messages/encrypted.h)
  std::optional<std::string> e2e = {};
  std::optional<json::object> e2e_mentions = {};
  std::optional<SentFiles> files = {};          // in place of `attachments`
  std::optional<SentPoll> poll = {};            // the same
  std::optional<std::string> integration = {};  // the webhook that writes it
  // Whom the server's own bot writes to: what the message opens, quotes and names of rooms, is what they may see.
  std::optional<Actor> on_behalf_of = {};
};

/// Returns when the message is on disk and on its way to everybody. Writes for the room, its sender and those it names,
/// and opens the room again for those who had hidden it; otherwise O(1) however large the room. In a public channel
/// without a join code people write without being its members. Throws Refusal(invalid_room | not_allowed |
/// room_archived | muted | message_size_exceeded | message_ts_out_of_sync | message_same_as_tmid |
/// invalid_message | invalid_params | encryption_disabled |
/// action_not_allowed: @all or @here without the permission).
model::Message send(const Context& ctx, const Actor& actor, const SendMessage& cmd);
/// The same without waiting: `then` gets the message. What is refused before the transaction is thrown here.
void send_later(const Context& ctx, const Actor& actor, SendMessage cmd, Then<model::Message> then);

struct Sending;
/// A message that is sent as part of a transaction that does more. Made before that one: reading the text takes
/// longest, and needs no lock.
class Outgoing {
 public:
  /// Throws as send() does for what needs no room.
  Outgoing(const Context& ctx, const Actor& actor, const SendMessage& cmd);
  ~Outgoing();
  Outgoing(const Outgoing&) = delete;
  Outgoing& operator=(const Outgoing&) = delete;

  /// Once. Locks the room, and throws as send().
  model::Message send(Transaction& tx);

 private:
  std::unique_ptr<Sending> sending_;
};

}  // namespace confab::core::messages
