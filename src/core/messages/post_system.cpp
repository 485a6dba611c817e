#include "core/messages/post_system.h"

#include <memory>

#include "bus/events/message_saved.h"
#include "core/messages/append.h"
#include "core/messages/discussion.h"
#include "core/messages/receipts.h"

namespace confab::core::messages {

model::Message post_system(Transaction& tx, const Context& ctx, store::RoomRow& room, const model::Author& author,
                           SystemMessage message) {
  model::Message stored;
  stored.id = make_id<MessageId>();
  stored.u = author;
  stored.t = std::move(message.type);
  stored.msg = std::move(message.text);
  stored.role = std::move(message.role);
  stored.attachments = std::move(message.attachments);
  stored.groupable = false;
  if (message.drid) {
    stored.drid = std::move(message.drid);
    stored.dcount = message.dcount;
  }
  append(tx, ctx, room, stored, Kind::system);
  await_readers(tx, ctx, room, stored);
  tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(stored), true, label_of(room)});
  tell_parent(tx, ctx, room);
  return stored;
}

}  // namespace confab::core::messages
