#include "core/rooms/general.h"

#include "bus/events/room_changed.h"
#include "core/kernel/transaction.h"
#include "model/room.h"
#include "model/user.h"
#include "store/people.h"
#include "store/room_writer.h"
#include "store/rooms.h"

namespace confab::core::rooms {

void ensure_general(const Context& ctx) {
  const RoomId id{std::string{model::kFirstRoom}};
  Transaction tx(ctx);
  store::Rooms rooms{tx.sql()};
  if (rooms.by_id(id) || rooms.was_deleted(id) || rooms.by_name("general")) return;
  store::RoomRow room;
  room.id = id;
  room.kind = model::RoomKind::channel;
  room.name = "general";
  room.fname = "general";
  room.is_default = true;
  if (const auto bot = store::People{tx.sql()}.by_id(UserId{std::string{model::kBuiltInBot}}))
    room.creator_pk = bot->pk;
  room.created_at = ctx.clock.now();
  room.updated_at = tx.change_time();
  if (!store::RoomWriter{tx}.insert(room)) return;  // another node was faster
  tx.publish(bus::RoomChanged{id, bus::Change::inserted});
  tx.commit();
}

}  // namespace confab::core::rooms
