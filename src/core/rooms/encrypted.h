#pragma once
// Which rooms may be encrypted, and who of their members waits for the key.

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "store/memberships.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Where E2E_Enable is on, rooms that nobody comes into without being asked.
[[nodiscard]] bool can_be_encrypted(const Context& ctx, model::RoomKind kind);

/// Who comes into an encrypted room waits for its key, if there is one, and they have a pair of keys of their own.
void await_key(Transaction& tx, const Context& ctx, const store::RoomRow& room, const store::Membership& membership);

}  // namespace confab::core::rooms
