#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/id.h"
#include "model/room_kind.h"

namespace confab::model {
struct Message;
}

namespace confab::bus {

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

}  // namespace confab::bus
