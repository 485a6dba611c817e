#include "core/messages/post_system.h"

#include <memory>

#include "bus/message_events.h"
#include "core/messages/append.h"

namespace confab::core::messages {

model::Message post_system(Transaction& tx, const Context& ctx, store::RoomRow& room, const Author& author,
                           SystemMessage message) {
  model::Message stored;
  stored.id = make_id<MessageId>();
  stored.u = author.ref;
  stored.user_pk = author.pk;
  stored.t = std::move(message.type);
  stored.msg = std::move(message.text);
  stored.role = std::move(message.role);
  stored.groupable = false;
  append(tx, ctx, room, stored, Kind::system);
  tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(stored), true, label_of(room)});
  return stored;
}

}  // namespace confab::core::messages
