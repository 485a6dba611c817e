#pragma once

#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::rooms {

/// A username or display name changed: whatever shows it counts as changed now, direct messages are called by it and
/// lists of muted people hold usernames. Part of the transaction that renames; `user` is the new state.
void follow_renamed_user(Transaction& tx, const model::User& user, const std::optional<std::string>& old_username);

}  // namespace confab::core::rooms
