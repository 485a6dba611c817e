#pragma once

#include <string>

#include "base/id.h"
#include "base/time.h"

namespace confab::bus {

/// What the server says to one person alone, in a room; nobody keeps it.
struct Whispered {
  UserId to;
  MessageId id;
  RoomId room;
  std::string text;
  Timestamp at;
};

}  // namespace confab::bus
