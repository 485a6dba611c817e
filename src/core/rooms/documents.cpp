#include "core/rooms/documents.h"

#include "core/kernel/sync_time.h"
#include "core/rooms/room_document.h"

namespace confab::core::rooms {

std::optional<model::Room> document(const Context& ctx, const RoomId& id) {
  const auto reader = ctx.db.read();
  return room_documents(*reader, ctx).by_id(id);
}

RoomChanges changes(const Context& ctx, const Actor& actor, const std::optional<Timestamp>& since) {
  const auto reader = ctx.db.read();
  auto documents = room_documents(*reader, ctx);
  const auto from = since ? std::optional{sync_start(ctx, *since)} : std::nullopt;
  RoomChanges result;
  result.update = documents.of_user(actor.pk, from);
  if (!from) return result;
  for (auto& left : documents.left_since(actor.pk, *from)) result.remove.push_back({std::move(left.id), left.at});
  return result;
}

}  // namespace confab::core::rooms
