#include "core/rooms/hosting.h"

#include "bus/events/room_changed.h"
#include "core/messages/post_system.h"
#include "store/discussions.h"
#include "store/room_writer.h"
#include "store/rooms.h"
#include "store/teams.h"

namespace confab::core::rooms {

void tell_team(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
               std::string_view type) {
  if (!room.is_hosted() || !room.traits().open) return;
  auto main = store::RoomWriter{tx}.lock(*room.team_pk);
  if (!main) return;
  messages::post_system(tx, ctx, *main, messages::author_of(actor), {std::string{type}, room.name.value_or("")});
}

void tell_rights_changed(Transaction& tx, std::int64_t pk, const RoomId& id) {
  tx.publish(bus::RoomChanged{id, bus::Change::updated, true});
  for (const auto& discussion : store::Discussions{tx.sql()}.of(pk)) {
    tx.publish(bus::RoomChanged{discussion.id, bus::Change::updated, true});
  }
}

void team_opened_or_closed(Transaction& tx, const store::RoomRow& main) {
  store::Rooms rooms{tx.sql()};
  for (const auto pk : store::Teams{tx.sql()}.rooms(main.pk)) {
    const auto room = rooms.by_pk(pk);
    if (room && room->traits().open) tell_rights_changed(tx, room->pk, room->id);
  }
}

void dissolve_team(Transaction& tx, const store::RoomRow& main) {
  for (const auto& room : store::TeamWriter{tx}.dissolve(main.pk, tx.change_time())) {
    const bool opens = !main.traits().open && model::traits(room.kind).open;
    if (opens)
      tell_rights_changed(tx, room.pk, room.id);
    else
      tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  }
}

}  // namespace confab::core::rooms
