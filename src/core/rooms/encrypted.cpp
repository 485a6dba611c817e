#include "core/rooms/encrypted.h"

#include "settings/groups/encryption.h"
#include "store/room_keys.h"

namespace confab::core::rooms {

bool can_be_encrypted(const Context& ctx, model::RoomKind kind) {
  return !model::traits(kind).open && ctx.settings.boolean(settings::encryption("E2E_Enable"));
}

void await_key(Transaction& tx, const Context& ctx, const store::RoomRow& room, const store::Membership& membership) {
  if (!room.encrypted || !room.e2e_key_id || !ctx.settings.boolean(settings::encryption("E2E_Enable"))) return;
  if (!store::RoomKeys{tx.sql()}.of_person(membership.user_pk)) return;
  store::RoomKeyWriter{tx}.wait(membership.pk, room.pk, ctx.clock.now());
}

}  // namespace confab::core::rooms
