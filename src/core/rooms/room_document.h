#pragma once

#include "core/access/room.h"
#include "core/kernel/context.h"
#include "store/room_documents.h"

namespace confab::core::rooms {

/// The kinds of rooms that have a property, for lists.
[[nodiscard]] std::vector<model::RoomKind> kinds_with(bool model::RoomTraits::*property);

/// Documents as the settings want them at present.
[[nodiscard]] store::RoomDocuments room_documents(sql::Session& session, const Context& ctx);
/// The document of a room that is there, for one of its members: what a verb answers, read inside its transaction.
[[nodiscard]] model::Room room_document(sql::Session& session, const Context& ctx, std::int64_t room_pk);
/// The same for anybody who has got through a guard.
[[nodiscard]] model::Room room_document(sql::Session& session, const Context& ctx, const Actor& actor,
                                        const access::ReadableRoom& room);
/// Takes out of documents of rooms that the actor may see what only those may know who may read its messages: the last
/// one.
void hide_unreadable(sql::Session& session, const Context& ctx, const Actor& actor, std::vector<model::Room>& rooms);

}  // namespace confab::core::rooms
