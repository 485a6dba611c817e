#pragma once
// What happens to messages, and what is said in rooms without being kept.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "base/time.h"
#include "model/room_kind.h"

namespace confab::model {
struct Message;
}

namespace confab::bus {

/// What a listener needs to know of a message's room without asking for its document.
struct RoomLabel {
  model::RoomKind kind = model::RoomKind::channel;
  std::string name;         // empty where it has none
  bool needs_code = false;  // who is not in it reads nothing, unless they need no code anywhere
  bool is_hosted = false;   // by a team, or a discussion: whether others may read it, is another room's question
};

/// A message was sent, or changed in any way. `created` tells the two apart.
struct MessageSaved {
  std::shared_ptr<const model::Message> message;  // never null
  bool created = false;
  RoomLabel room;
  /// Whether the room's document, or its members' subscriptions, changed with it: its last message, its counters. Every
  /// new message does that; a reaction or an edit only where somebody's sidebar shows it.
  bool room_changed = true;
};
/// Everybody has read a room, or one of its threads, up to a time.
struct MessagesRead {
  RoomId room;
  Timestamp until;
  std::optional<MessageId> thread = {};  // its first message
};
/// A message is gone for good.
struct MessageRemoved {
  RoomId room;
  MessageId message;
};
/// Many messages of a room are gone for good: some of those that an order to remove them is about.
struct MessagesRemoved {
  RoomId room;
  std::vector<MessageId> messages;
  // The order, which clients know.
  Timestamp oldest, latest;
  bool inclusive = false;          // both ends belong to it
  std::vector<std::string> users;  // whose, by username; empty: anybody's
  bool keep_pinned = false, keep_discussions = false;
};
/// A new message is told of on the screens of people in its room. Who is busy is not shown it.
struct Notified {
  std::shared_ptr<const model::Message> message;  // never null
  model::RoomKind kind = model::RoomKind::channel;
  std::string name;         // how addresses call the room
  std::string title, text;  // what a screen shows
  std::vector<UserId> users;
  /// So are the room's other members, all but `except`: nobody writes down a list of them for each message.
  bool others = false;
  std::vector<UserId> except;
};
/// What the server says to one person alone, in a room; nobody keeps it.
struct Whispered {
  UserId to;
  MessageId id;
  RoomId room;
  std::string text;
  Timestamp at;
};
/// What a client says to the others in a room and nobody keeps: typing.
struct RoomActivity {
  RoomId room;
  std::string event;  // user-activity
  json::array arguments;
  std::string origin;  // the connection that said it, which does not get it back
};

}  // namespace confab::bus
