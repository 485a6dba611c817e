#include "core/rooms/audience.h"

#include "store/memberships.h"
#include "store/rooms.h"

namespace confab::core::rooms {

std::vector<UserId> members_of(const Context& ctx, const RoomId& room) {
  return store::Memberships{*ctx.db.read()}.user_ids(room);
}

std::vector<RoomId> rooms_of(const Context& ctx, const UserId& user) {
  return store::Memberships{*ctx.db.read()}.room_ids(user);
}

std::optional<Label> label(const Context& ctx, const RoomId& room) {
  const auto row = store::Rooms{*ctx.db.read()}.by_id(room);
  if (!row) return std::nullopt;
  return Label{std::string(1, row->type), row->name.value_or("")};
}

}  // namespace confab::core::rooms
