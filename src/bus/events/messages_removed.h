#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace confab::bus {

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

}  // namespace confab::bus
