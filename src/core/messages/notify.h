#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Whom a new message concerns, besides those whose sidebar it moves.
struct Concerned {
  std::vector<UserId> told;               // on their screens
  bool others = false;                    // so are the other members,
  std::vector<UserId> except;             // but for these
  std::vector<std::int64_t> highlighted;  // who asked for a word that it holds, told or not
};

/// Who that is, by the preferences of the members, of their accounts, and of the workspace. Part of the message's
/// transaction, and reads only members who have wishes, ignore the sender, or are named: what is told of is stored, and
/// nobody is told of what is not. Who ignores the sender is told of nothing. In rooms of more than
/// Notifications_Max_Room_Members people those who did not ask for it are told only of messages that name them. Of a
/// reply in a thread only those who follow it are told, and those who asked for a word in it.
[[nodiscard]] Concerned concerned(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                                  const model::Message& message, const Named& named);

/// Tells them.
void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room,
            const std::shared_ptr<const model::Message>& message, const Markup& markup, Concerned whom);

}  // namespace confab::core::messages
