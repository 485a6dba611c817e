#pragma once

#include "core/kernel/context.h"
#include "store/room_documents.h"

namespace confab::core::rooms {

/// Documents as the settings want them at present.
[[nodiscard]] store::RoomDocuments room_documents(sql::Session& session, const Context& ctx);
/// The document of a room that is there: what a verb answers, read inside its transaction.
[[nodiscard]] model::Room room_document(sql::Session& session, const Context& ctx, std::int64_t room_pk);

}  // namespace confab::core::rooms
