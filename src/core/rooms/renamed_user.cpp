#include "core/rooms/renamed_user.h"

#include <set>

#include "store/membership_writer.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

void follow_renamed_user(Transaction& tx, const Context& ctx, const model::User& user,
                         const std::optional<std::string>& old_username) {
  const Timestamp now = ctx.clock.now();
  store::RoomWriter rooms{tx};
  std::set<RoomId> changed;
  for (auto& id : rooms.touch_direct_of(user.no, now)) changed.insert(std::move(id));
  if (old_username && user.username && *old_username != *user.username) {
    for (auto& id : rooms.rename_in_mutes(*old_username, *user.username, now)) changed.insert(std::move(id));
  }
  store::MembershipWriter{tx}.touch_all_of(user.no, now);
  for (const auto& id : changed) tx.publish(bus::RoomChanged{id, bus::Change::updated, {}});
}

}  // namespace confab::core::rooms
