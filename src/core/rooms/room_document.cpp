#include "core/rooms/room_document.h"

#include "base/error.h"
#include "settings/groups/rooms.h"

namespace confab::core::rooms {

store::RoomDocuments room_documents(sql::Session& session, const Context& ctx) {
  using LastMessage = store::RoomDocuments::LastMessage;
  return {session, ctx.settings.boolean(settings::rooms("Store_Last_Message")) ? LastMessage::yes : LastMessage::no};
}

model::Room room_document(sql::Session& session, const Context& ctx, std::int64_t room_pk) {
  auto document = room_documents(session, ctx).by_pk(room_pk);
  if (!document) throw Refusal(ErrorCode::room_not_found, "The room is gone");
  return std::move(*document);
}

}  // namespace confab::core::rooms
