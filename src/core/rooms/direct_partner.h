#pragma once

#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::rooms {

/// An account was switched off, or on again: nobody can write in conversations of two with somebody who is off, and to
/// the other side they count as archived. Part of the transaction that switches; `user` is the new state.
void follow_active_user(Transaction& tx, const model::User& user);

}  // namespace confab::core::rooms
