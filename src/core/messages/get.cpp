#include "core/messages/get.h"

#include <map>

#include "core/access/message.h"
#include "store/messages.h"

namespace confab::core::messages {

model::Message get(const Context& ctx, const Actor& actor, const MessageId& id) {
  return access::message(*ctx.db.read(), ctx, actor, id).message();
}

std::vector<model::Message> get_several(const Context& ctx, const Actor& actor, const std::vector<MessageId>& ids) {
  const auto reader = ctx.db.read();
  std::map<RoomId, bool> readable;
  std::map<MessageId, model::Message> found;
  for (auto& message : store::Messages{*reader, access::view_of(ctx, actor)}.by_ids(ids)) {
    const auto [room, is_new] = readable.try_emplace(message.rid);
    if (is_new) room->second = access::find_history(*reader, ctx, actor, message.rid).has_value();
    if (room->second) found.try_emplace(message.id, std::move(message));
  }
  std::vector<model::Message> result;
  for (const auto& id : ids) {
    if (auto node = found.extract(id)) result.push_back(std::move(node.mapped()));
  }
  return result;
}

}  // namespace confab::core::messages
