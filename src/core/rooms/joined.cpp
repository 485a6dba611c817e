#include "core/rooms/joined.h"

#include "store/memberships.h"

namespace confab::core::rooms {

std::vector<RoomId> rooms_of(const Context& ctx, const UserId& user) {
  return store::Memberships{*ctx.db.read()}.room_ids(user);
}

}  // namespace confab::core::rooms
