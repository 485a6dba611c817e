#pragma once

#include <string_view>

#include "store/room_row.h"

namespace confab::core::rooms {

/// How somebody comes into a room, and goes.
enum class Passage { joined, added, left, removed };

/// The type of the system message that tells of it, with the username of the one who comes or goes as its text: a
/// team's main room has words of its own, and so has who joins a discussion.
[[nodiscard]] std::string_view told_as(const store::RoomRow& room, Passage passage);

}  // namespace confab::core::rooms
