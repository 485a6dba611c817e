#pragma once

#include <utility>

#include "base/later.h"
#include "core/kernel/transaction.h"
#include "sql/in_line.h"

namespace confab::core {

/// transact_later() for what locks a room, and a crowd does there at once: in the room's line, where messages are sent
/// as well, so that nobody of the crowd holds a thread or a connection while the others are at work. Not for what is
/// written into the audit log, which would be held until the whole group is on disk.
template <class Work>
void transact_in_room(const Context& ctx, const RoomId& room, Work work,
                      Then<std::invoke_result_t<Work&, Transaction&>> then) {
  const sql::InLine line{room.value};
  transact_later(ctx, std::move(work), std::move(then));
}

}  // namespace confab::core
