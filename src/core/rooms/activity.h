#pragma once

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::rooms {

/// Tells a room's listeners what one of its members is doing, such as typing; nothing is stored. `name` must be the
/// actor's own as people see it (UI_Use_Real_Name). False, and nothing is told: it is not, or the actor could not write
/// in the room. Reads the database once; for any thread.
bool tell_activity(const Context& ctx, const Actor& actor, const RoomId& room, std::string_view name,
                   const json::array& args, const std::string& connection);

}  // namespace confab::core::rooms
