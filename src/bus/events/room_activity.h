#pragma once

#include <string>

#include "base/id.h"
#include "base/json.h"

namespace confab::bus {

/// What a client says to the others in a room and nobody keeps: typing.
struct RoomActivity {
  RoomId room;
  std::string event;  // user-activity
  json::array arguments;
  std::string origin;  // the connection that said it, which does not get it back
};

}  // namespace confab::bus
