#pragma once

#include "base/id.h"

namespace confab::bus {

/// A message is gone for good.
struct MessageRemoved {
  RoomId room;
  MessageId message;
};

}  // namespace confab::bus
