#pragma once

#include "core/kernel/context.h"
#include "core/messages/content.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Tells the screens of those whom a new message concerns: the people of direct messages, who is named, and who asked
/// for every message of the room. After the commit; reads only.
void notify(const Context& ctx, const store::RoomRow& room, const model::Message& message, const Prepared& prepared);

}  // namespace confab::core::messages
