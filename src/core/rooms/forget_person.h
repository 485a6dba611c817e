#pragma once

#include "core/kernel/transaction.h"
#include "model/user.h"

namespace confab::core::rooms {

/// The account is gone: it leaves all its rooms without a word, conversations of two go with it as any room that is
/// deleted, and no room keeps it among the muted. Part of the transaction that removes it, on the actor's behalf.
void forget_person(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user);

}  // namespace confab::core::rooms
