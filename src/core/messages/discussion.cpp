#include "core/messages/discussion.h"

#include "bus/room_events.h"
#include "core/audit/record.h"
#include "core/avatars/avatar.h"
#include "core/files/attached.h"
#include "core/messages/append.h"
#include "store/discussions.h"
#include "store/memberships.h"
#include "store/room_writer.h"

namespace confab::core::messages {

void tell_parent(Transaction& tx, const Context& ctx, const store::RoomRow& room) {
  if (!room.parent_pk || !room.announced_seq) return;
  const auto parent = store::RoomWriter{tx}.lock(*room.parent_pk);
  if (!parent) return;
  const auto at = room_time(ctx, *parent);
  const auto announcement = store::DiscussionWriter{tx}.touch_announcement(parent->pk, *room.announced_seq, at);
  if (announcement) tell_changed(tx, ctx, *parent, *announcement);
}

void erase_announced(Transaction& tx, const Context& ctx, const Actor& actor, const model::Message& gone) {
  if (!gone.drid) return;
  const auto discussion = store::RoomWriter{tx}.lock(*gone.drid);
  if (discussion) erase_room(tx, ctx, actor, *discussion);
}

void erase_room(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room) {
  store::RoomWriter writer{tx};
  for (const auto& discussion : store::Discussions{tx.sql()}.of(room.pk)) {
    if (const auto row = writer.lock(discussion.pk)) erase_room(tx, ctx, actor, *row);
  }
  const auto memberships = store::Memberships{tx.sql()}.of_room(room.pk);
  avatars::forget_room(tx, ctx, room);
  files::forget_room_later(tx, ctx, room.pk);
  writer.remove(room, ctx.clock.now());
  for (const auto& membership : memberships) {
    tx.publish(bus::SubscriptionChanged{membership.user, room.id, bus::Change::removed, membership.subscription,
                                        room.kind, room.is_team_main()});
  }
  tx.publish(bus::RoomChanged{room.id, bus::Change::removed});
  tell_parent(tx, ctx, room);
  audit::record(tx, ctx, actor, "room.deleted", room.id.value, {{"name", room.fname.value_or(room.name.value_or(""))}});
}

}  // namespace confab::core::messages
