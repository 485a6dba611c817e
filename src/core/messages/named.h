#pragma once

#include "core/messages/content.h"
#include "model/message.h"
#include "sql/database.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Members of the room whom a stored message names, themselves or as members of a team.
[[nodiscard]] Named named_in_room(sql::Session& session, const store::RoomRow& room, const model::Message& message);

}  // namespace confab::core::messages
