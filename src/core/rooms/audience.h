#pragma once
// Who is in which room: what the realtime hub keeps in memory.

#include "core/kernel/context.h"

namespace confab::core::rooms {

std::vector<UserId> members_of(const Context& ctx, const RoomId& room);
std::vector<RoomId> rooms_of(const Context& ctx, const UserId& user);

/// What a hub needs to label events of a room without its document.
struct Label {
  std::string type;  // c, p, d
  std::string name;  // empty on direct messages
};
std::optional<Label> label(const Context& ctx, const RoomId& room);

}  // namespace confab::core::rooms
