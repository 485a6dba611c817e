#pragma once
// What people see of rooms who have not logged in, where Accounts_AllowAnonymousRead is on.

#include <string_view>
#include <vector>

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

/// Whether there is anything for them.
[[nodiscard]] bool are_open_to_visitors(const Context& ctx);
/// The default channels that they may read, as their sidebar.
[[nodiscard]] std::vector<model::Room> of_visitors(const Context& ctx);
/// A public channel by its id or name. Throws Refusal(not_allowed) where nothing is open to visitors, which tells them
/// nothing of the channel, and (room_not_found) for what they may not read or there is not.
[[nodiscard]] RoomId channel_for_visitors(const Context& ctx, std::string_view id_or_name);
/// A room by its kind and its name or id. Throws Refusal(not_allowed), whether there is such a room or not.
[[nodiscard]] model::Room for_visitors(const Context& ctx, model::RoomKind kind, std::string_view name);

}  // namespace confab::core::rooms
