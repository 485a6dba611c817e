#pragma once

#include <memory>
#include <string>

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

}  // namespace confab::bus
