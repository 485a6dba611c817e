#include "core/messages/marked.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "bus/events/message_saved.h"
#include "core/messages/append.h"
#include "store/messages.h"

namespace confab::core::messages {

ChangeTime marking_time(Transaction& tx, const access::MarkableMessage& guard) {
  return tx.change_time(guard.message().updated_at + std::chrono::milliseconds{1})
      .not_before(room_time(tx, guard.room().row()));
}

model::Message publish_marked(Transaction& tx, const Context& ctx, const access::MarkableMessage& guard) {
  auto message = store::Messages{tx.sql(), access::view_of_all(ctx)}.by_id(guard.message().id);
  if (!message) throw std::logic_error("a locked message is gone");
  tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(*message),
                               .created = false,
                               .room = label_of(guard.room().row()),
                               .room_changed = false});
  return std::move(*message);
}

RoomId room_of(const Context& ctx, const MessageId& id) {
  const auto reader = ctx.db.read();
  return store::Messages{*reader}.room_of(id).value_or(RoomId{});
}

}  // namespace confab::core::messages
