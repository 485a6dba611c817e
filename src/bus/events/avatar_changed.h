#pragma once

#include <optional>
#include <string>

#include "base/id.h"

namespace confab::bus {

/// The picture of a user, or of a room, is another one; without `etag` there is none any more.
struct AvatarChanged {
  std::optional<std::string> username;
  std::optional<RoomId> room;
  std::optional<std::string> etag;
};

}  // namespace confab::bus
