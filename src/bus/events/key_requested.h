#pragma once

#include <string>

#include "base/id.h"

namespace confab::bus {

/// A member of an encrypted room asks the others for its key. Nobody keeps it.
struct KeyRequested {
  RoomId room;
  UserId from;
  std::string key_id;
};

}  // namespace confab::bus
