#include "core/rooms/direct_partner.h"

#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "store/memberships.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

void follow_active_user(Transaction& tx, const model::User& user) {
  const auto rooms = store::RoomWriter{tx}.set_conversations_read_only(user.pk, !user.active, tx.change_time());
  for (const auto& room : rooms) {
    tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
    for (const auto& membership : store::Memberships{tx.sql()}.of_room(room.pk)) {
      if (membership.user == user.id) continue;
      tx.publish(bus::SubscriptionChanged{membership.user, room.id, bus::Change::updated, membership.subscription});
    }
  }
}

}  // namespace confab::core::rooms
