#pragma once

#include <cstdint>
#include <vector>

#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "store/memberships.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Whom a new message concerns, besides those whose sidebar it moves.
struct Concerned {
  std::vector<store::NotifiedMember> told;  // on their screens
  std::vector<std::int64_t> highlighted;    // who asked for a word that it holds, told or not
};

/// Who that is, by the preferences of the members, of their accounts, and of the workspace. One statement, part of the
/// message's transaction: what is told of is stored, and nobody is told of what is not. In rooms of more than
/// Notifications_Max_Room_Members people those who did not ask for it are told only of messages that name them.
[[nodiscard]] Concerned concerned(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                                  const model::Message& message, const Named& named);

/// Tells them.
void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message,
            const Markup& markup, const Concerned& whom);

}  // namespace confab::core::messages
