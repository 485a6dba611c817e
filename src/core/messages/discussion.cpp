#include "core/messages/discussion.h"

#include "bus/events/draft_changed.h"
#include "bus/events/reminder_changed.h"
#include "bus/events/room_changed.h"
#include "bus/events/scheduled_message_changed.h"
#include "core/audit/record.h"
#include "core/avatars/avatar.h"
#include "core/files/attached.h"
#include "core/files/exported.h"
#include "core/files/unfinished.h"
#include "core/messages/append.h"
#include "core/messages/forget_room.h"
#include "core/triggers/follow.h"
#include "store/discussions.h"
#include "store/drafts.h"
#include "store/reminders.h"
#include "store/room_writer.h"
#include "store/scheduled_messages.h"

namespace confab::core::messages {
namespace {

// What people keep for themselves about the room. The jobs of what had a time find nothing to do.
void take_own(Transaction& tx, const RoomId& room, ChangeTime at) {
  for (auto& [user, draft] : store::take_drafts_of(tx.sql(), room)) {
    draft.msg.clear();
    draft.updated_at = at;
    tx.publish(bus::DraftChanged{user, bus::Change::removed, std::move(draft)});
  }
  for (auto& [user, message] : store::take_scheduled_of(tx.sql(), room)) {
    tx.publish(bus::ScheduledMessageChanged{user, bus::Change::removed, std::move(message)});
  }
  for (auto& [user, reminder] : store::take_reminders_of(tx.sql(), room)) {
    tx.publish(bus::ReminderChanged{user, bus::Change::removed, std::move(reminder)});
  }
}

// `budget`: how much of what hangs on rooms still goes at once.
void erase_with_discussions(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
                            std::int64_t& budget) {
  store::RoomWriter writer{tx};
  for (const auto& discussion : store::Discussions{tx.sql()}.of(room.pk)) {
    if (const auto row = writer.lock(discussion.pk)) erase_with_discussions(tx, ctx, actor, *row, budget);
  }
  avatars::forget_room(tx, ctx, room);
  files::forget_room_later(tx, ctx, room.pk);
  files::drop_exports_of_room(tx, ctx, room.pk);
  files::drop_unfinished_of_room(tx, ctx, room.pk);
  take_own(tx, room.id, tx.change_time());
  triggers::room_gone(tx, room.id, room.name);
  writer.remove(room, tx.change_time());
  forget_room(tx, ctx, room, budget);
  tx.publish(bus::RoomChanged{room.id, bus::Change::removed});
  tell_parent(tx, ctx, room);
  audit::record(tx, ctx, actor, "room.deleted", room.id.value, {{"name", room.fname.value_or(room.name.value_or(""))}});
}

}  // namespace

void tell_parent(Transaction& tx, const Context& ctx, const store::RoomRow& room) {
  if (!room.parent_pk || !room.announced_seq) return;
  const auto parent = store::RoomWriter{tx}.lock(*room.parent_pk);
  if (!parent) return;
  const auto at = room_time(tx, *parent);
  const auto announcement = store::DiscussionWriter{tx}.touch_announcement(parent->pk, *room.announced_seq, at);
  if (announcement) tell_changed(tx, ctx, *parent, *announcement);
}

void erase_announced(Transaction& tx, const Context& ctx, const Actor& actor, const model::Message& gone) {
  if (!gone.drid) return;
  const auto discussion = store::RoomWriter{tx}.lock(*gone.drid);
  if (discussion) erase_room(tx, ctx, actor, *discussion);
}

void erase_room(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room) {
  auto budget = kForgottenAtOnce;
  erase_with_discussions(tx, ctx, actor, room, budget);
}

}  // namespace confab::core::messages
