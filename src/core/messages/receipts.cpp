#include "core/messages/receipts.h"

#include "bus/events/messages_read.h"
#include "core/access/message.h"
#include "core/messages/append.h"
#include "settings/groups/message_changes.h"
#include "store/messages.h"

namespace confab::core::messages {

void await_readers(Transaction& tx, const Context& ctx, const store::RoomRow& room, model::Message& message) {
  if (!access::shows_receipts(ctx)) return;
  const auto place = store::reading_place(message);
  const bool alone = room.users_count <= 1;
  store::ReceiptWriter writer{tx};
  writer.begin(place, alone ? message.seq : message.seq - 1);
  const auto read = store::Receipts{tx.sql()}.read_by_all(place).value_or(message.seq);
  if (message.seq <= read) return;
  if (alone)
    writer.advance(place, read, message.seq, ChangeTime::stored(message.updated_at));
  else
    message.unread = true;
}

void tell_read(Transaction& tx, const Context& ctx, const store::RoomRow& room, std::int64_t thread_seq) {
  if (!access::shows_receipts(ctx)) return;
  const store::ThreadKey place{room.pk, thread_seq};
  store::Receipts receipts{tx.sql()};
  const auto from = receipts.read_by_all(place);
  if (!from || *from >= room.seq) return;
  const auto to = receipts.lowest(place).value_or(room.seq);
  if (to <= *from) return;
  store::ReceiptWriter{tx}.advance(place, *from, to, room_time(tx, room));
  const auto until = receipts.time_at(place, to);
  if (!until) return;
  bus::MessagesRead event{.room = room.id, .until = *until};
  if (thread_seq != 0) event.thread = store::Messages{tx.sql()}.id_at(room.pk, thread_seq);
  tx.publish(std::move(event));
}

void tell_threads_read(Transaction& tx, const Context& ctx, const store::RoomRow& room, std::int64_t user_pk) {
  if (!access::shows_receipts(ctx)) return;
  for (const auto thread_seq : store::Threads{tx.sql()}.followed(room.pk, user_pk))
    tell_read(tx, ctx, room, thread_seq);
}

std::vector<Receipt> receipts(const Context& ctx, const Actor& actor, const MessageId& id) {
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, id);
  if (!access::shows_receipts(ctx) ||
      !ctx.settings.boolean(settings::message_changes("Message_Read_Receipt_Store_Users"))) {
    return {};
  }
  const auto& message = guard.message();
  const auto readers = store::Receipts{*reader}.readers(message);
  std::vector<Receipt> found;
  found.reserve(readers.size());
  for (const auto& one : readers) {
    found.push_back({.id = message.id.value + "-" + one.user.id.value,
                     .message = message.id,
                     .room = message.rid,
                     .user = one.user,
                     .user_id = one.user.id,
                     .at = one.at});
  }
  return found;
}

}  // namespace confab::core::messages
