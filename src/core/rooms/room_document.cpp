#include "core/rooms/room_document.h"

#include <algorithm>
#include <iterator>

#include "base/error.h"
#include "base/errors/rooms.h"
#include "core/access/room_rights.h"
#include "permissions/groups/joining.h"
#include "settings/groups/rooms.h"
#include "store/rooms.h"

namespace confab::core::rooms {

std::vector<model::RoomKind> kinds_with(bool model::RoomTraits::*property) {
  std::vector<model::RoomKind> kinds;
  for (const auto& row : model::kRoomKinds) {
    if (row.*property) kinds.push_back(row.kind);
  }
  return kinds;
}

store::RoomDocuments room_documents(sql::Session& session, const Context& ctx) {
  using LastMessage = store::RoomDocuments::LastMessage;
  return {session, ctx.settings.boolean(settings::rooms("Store_Last_Message")) ? LastMessage::yes : LastMessage::no};
}

model::Room room_document(sql::Session& session, const Context& ctx, std::int64_t room_pk) {
  auto document = room_documents(session, ctx).by_pk(room_pk);
  if (!document) throw Refusal(errors::room_not_found, "The room is gone");
  return std::move(*document);
}

model::Room room_document(sql::Session& session, const Context& ctx, const Actor& actor,
                          const access::ReadableRoom& room) {
  auto document = room_document(session, ctx, room.pk());
  if (!room.is_readable(ctx, actor)) document.last_message.reset();
  return document;
}

void hide_unreadable(sql::Session& session, const Context& ctx, const Actor& actor, std::vector<model::Room>& rooms) {
  const auto is_preview = [&](const model::Room& room) {
    const auto needed = access::rights(room.kind).preview;
    return (needed ? may(ctx, actor, *needed) : room.prid.has_value()) &&
           (!room.join_code_required.value_or(false) ||
            may(ctx, actor, permissions::joining("join-without-join-code")));
  };
  std::vector<std::int64_t> doubtful, hosted;
  for (const auto& room : rooms) {
    if (room.last_message && is_preview(room) && (room.host_pk || room.prid)) hosted.push_back(room.pk);
    if (room.last_message && !is_preview(room)) doubtful.push_back(room.pk);
  }
  if (!hosted.empty()) {
    const auto open = store::Rooms{session}.open_among(hosted, actor.pk);
    std::ranges::copy_if(hosted, std::back_inserter(doubtful), [&](std::int64_t pk) { return !open.contains(pk); });
  }
  if (doubtful.empty()) return;
  const auto joined = store::Memberships{session}.joined_among(actor.pk, doubtful);
  for (auto& room : rooms) {
    const bool is_doubtful = std::ranges::find(doubtful, room.pk) != doubtful.end();
    if (is_doubtful && !joined.contains(room.pk)) room.last_message.reset();
  }
}

}  // namespace confab::core::rooms
