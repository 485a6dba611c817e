#include "core/rooms/join.h"

#include "base/digest.h"
#include "base/error.h"
#include "core/access/room.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/room_document.h"
#include "store/room_writer.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

void check_code(const Context& ctx, const access::ManageableRoom& door, const Actor& actor,
                const std::optional<std::string>& code) {
  const auto& expected = door.row().join_code;
  if (!expected || door.allows(ctx, actor, "join-without-join-code")) return;
  if (!code || code->empty()) throw Refusal(ErrorCode::code_required, "Code required");
  if (!equal_secrets(*code, *expected)) throw Refusal(ErrorCode::code_invalid, "Invalid code");
}

}  // namespace

model::Room join(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<std::string>& code) {
  Transaction tx(ctx);
  const auto door = access::locked(tx, ctx, actor, id);
  if (door.is_member()) return room_document(tx, ctx, door.no());
  if (!door.row().is_public()) throw Refusal(ErrorCode::not_allowed, "Not allowed");
  door.require(ctx, actor, "view-c-room");
  if (door.row().archived) throw Refusal(ErrorCode::room_archived, "The room is archived");
  check_code(ctx, door, actor, code);

  auto room = door.row();
  enter(tx, ctx, room, actor.no, actor.id, {.favorite = room.favorite});
  messages::post_system(tx, ctx, room, messages::author_of(actor), {"uj", actor.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated, {}});
  auto document = room_document(tx, ctx, room.no);
  tx.commit();
  return document;
}

void join_default_channels(Transaction& tx, const Context& ctx, const model::User& user, bool silenced) {
  store::RoomWriter writer{tx};
  for (const auto& known : store::Rooms{tx.sql()}.defaults()) {
    auto room = writer.lock(known.no);
    if (!room || room->archived) continue;
    if (!enter(tx, ctx, *room, user.no, user.id, {.favorite = room->favorite})) continue;
    if (!silenced) messages::post_system(tx, ctx, *room, {user.ref(), user.no}, {"uj", user.username.value_or("")});
    tx.publish(bus::RoomChanged{room->id, bus::Change::updated, {}});
  }
}

}  // namespace confab::core::rooms
