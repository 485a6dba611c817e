#include "core/messages/append.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "core/access/message.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/room_writer.h"

namespace confab::core::messages {
namespace {

// Times of a room strictly increase, for clients page by them: also where more than a thousand messages come a second,
// and when the clock is set back. Then the room is ahead of the clock until that has caught up.
Timestamp sending_time(const Timestamp now, const store::RoomRow& room) {
  return std::max(now, room.newest_at + std::chrono::milliseconds{1});
}

}  // namespace

bus::RoomLabel label_of(const store::RoomRow& room) {
  return {room.kind, room.name.value_or(""), room.join_code.has_value(), room.is_hosted() || room.is_discussion()};
}

ChangeTime room_time(Transaction& tx, const store::RoomRow& room) {
  return tx.change_time().not_before(std::max<Timestamp>(room.newest_at, room.updated_at));
}

void tell_changed(Transaction& tx, const Context& ctx, const store::RoomRow& room, const MessageId& id) {
  auto message = store::Messages{tx.sql(), access::view_of_all(ctx)}.by_id(id);
  if (!message) return;
  tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(std::move(*message)),
                               .created = false,
                               .room = label_of(room),
                               .room_changed = false});
}

bool append(Transaction& tx, const Context& ctx, store::RoomRow& room, model::Message& message, Kind kind) {
  const bool counts = kind == Kind::written;
  const auto now = tx.change_time();
  message.room_pk = room.pk;
  message.rid = room.id;
  message.seq = room.seq + 1;
  message.countable = counts ? room.countable + 1 : 0;
  message.ts = sending_time(ctx.changes.shown(now), room);
  message.updated_at = now.not_before(message.ts);
  if (!store::MessageWriter{tx}.insert(message)) return false;

  room.seq = message.seq;
  room.countable += counts ? 1 : 0;
  room.newest_at = message.ts;
  room.updated_at = room.updated_at.not_before(now);
  ++room.messages_count;
  if (counts) {
    room.last_seq = message.seq;
    room.last_message_at = message.ts;
  }
  store::RoomWriter{tx}.advance(
      {.pk = room.pk, .seq = message.seq, .counts = counts, .becomes_last = counts, .sent_at = message.ts, .at = now});
  return true;
}

}  // namespace confab::core::messages
