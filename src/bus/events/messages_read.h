#pragma once

#include <optional>

#include "base/id.h"
#include "base/time.h"

namespace confab::bus {

/// Everybody has read a room, or one of its threads, up to a time.
struct MessagesRead {
  RoomId room;
  Timestamp until;
  std::optional<MessageId> thread = {};  // its first message
};

}  // namespace confab::bus
