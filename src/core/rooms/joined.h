#pragma once
// Who is in which room, for those who keep it in memory: the realtime server's membership index.

#include <vector>

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// The rooms that somebody is a member of, hidden ones as well; none for nobody. Reads the database.
std::vector<RoomId> rooms_of(const Context& ctx, const UserId& user);

}  // namespace confab::core::rooms
