#include "core/messages/erase_author.h"

#include <memory>

#include "base/json_members.h"
#include "bus/events/message_removed.h"
#include "bus/events/message_saved.h"
#include "bus/events/room_changed.h"
#include "core/files/attached.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/discussion.h"
#include "core/messages/mention_rows.h"
#include "core/messages/thread.h"
#include "store/link_previews.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/room_writer.h"

namespace confab::core::messages {
namespace {

constexpr std::int64_t kBatchOfMessages = 200;  // in one transaction, so that nobody waits long for theirs

// What is known of their addresses; who else wrote one has it in their message.
void forget_previews(Transaction& tx, const model::Message& message) {
  if (message.urls.empty()) return;
  const auto urls = stored_json(message.urls.text);
  if (!urls.is_array()) return;
  for (const auto& each : urls.get_array()) {
    if (!each.is_object()) continue;
    if (const auto url = text_in(each.get_object(), "url")) store::forget_link_preview(tx, *url);
  }
}

}  // namespace

bool erase_author(const Context& ctx, std::int64_t room_pk, std::int64_t user_pk,
                  const std::optional<NewAuthor>& heir) {
  if (store::Messages{*ctx.db.read()}.by_author(room_pk, user_pk, 1).empty()) return false;
  Transaction tx(ctx);
  store::RoomWriter rooms{tx};
  auto room = rooms.lock(room_pk);
  if (!room) return false;
  const auto found = store::Messages{tx.sql()}.by_author(room_pk, user_pk, kBatchOfMessages);
  if (found.empty()) return false;
  const auto now = room_time(tx, *room);
  store::MessageWriter writer{tx};
  for (const auto& message : found) {
    if (heir) {
      auto changed = message;
      changed.u = heir->author;
      changed.alias = heir->alias;
      changed.updated_at = now;
      writer.set_author(changed);
      tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(std::move(changed)), false, label_of(*room)});
      continue;
    }
    files::drop_files_of(tx, ctx, {message.id});
    forget_previews(tx, message);
    remove_mention_rows(tx, message);
    writer.remove(message, user_pk, now);
    take_from_thread(tx, ctx, *room, message, now);
    rooms.message_gone(*room, message.seq, true, tx.change_time());
    if (auto locked = rooms.lock(room_pk)) room = std::move(locked);
    tx.publish(bus::MessageRemoved{message.rid, message.id});
  }
  rooms.touch(room_pk, tx.change_time());
  if (!heir) tell_parent(tx, ctx, *room);
  tx.publish(bus::RoomChanged{room->id, bus::Change::updated});
  tx.commit();
  return std::ssize(found) == kBatchOfMessages;
}

}  // namespace confab::core::messages
