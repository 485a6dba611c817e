#include "core/rooms/renamed_user.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "bus/events/room_changed.h"
#include "store/memberships.h"
#include "store/room_writer.h"
#include "store/users.h"

namespace confab::core::rooms {

void follow_renamed_user(Transaction& tx, const model::User& user, const std::optional<std::string>& old_username) {
  // Messages may be ahead of the clock (messages/append.cpp); who has seen the newest one must still learn of this.
  const auto after_messages = store::Memberships{tx.sql()}.newest_message(user.pk) + std::chrono::milliseconds{1};
  const auto at = tx.change_time(after_messages);
  store::UserWriter{tx}.set_renamed(user.pk, at);
  store::RoomWriter rooms{tx};
  std::set<RoomId> changed;
  for (auto& id : rooms.touch_direct_of(user.pk, at)) changed.insert(std::move(id));
  if (old_username && user.username && *old_username != *user.username) {
    for (auto& id : rooms.rename_in_mutes(*old_username, *user.username, at)) changed.insert(std::move(id));
  }
  for (const auto& id : changed) tx.publish(bus::RoomChanged{id, bus::Change::updated});
}

}  // namespace confab::core::rooms
