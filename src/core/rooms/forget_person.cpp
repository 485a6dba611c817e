#include "core/rooms/forget_person.h"

#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "core/messages/discussion.h"
#include "core/rooms/membership.h"
#include "store/memberships.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

void forget_person(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user) {
  store::RoomWriter rooms{tx};
  for (const auto& id : store::Memberships{tx.sql()}.room_ids(user.id)) {
    auto room = rooms.lock(id);
    if (!room) continue;
    if (!room->traits().managed && room->users_count <= 2) {
      messages::erase_room(tx, ctx, actor, *room);
      continue;
    }
    const auto membership = store::Memberships{tx.sql()}.find(room->pk, user.pk);
    if (!membership) continue;
    depart(tx, ctx, *room, *membership, user.id);
    if (user.username) forget_mutes(tx, *room, *user.username);
    tx.publish(bus::RoomChanged{room->id, bus::Change::updated});
    if (room->traits().managed) continue;
    for (const auto& one : store::Memberships{tx.sql()}.of_room(room->pk)) {  // they are called by its people
      tx.publish(bus::SubscriptionChanged{one.user, room->id, bus::Change::updated, one.subscription});
    }
  }
}

}  // namespace confab::core::rooms
