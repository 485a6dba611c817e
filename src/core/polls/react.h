#pragma once
// Voting in clients that know no polls: by a reaction with a number.

#include "base/later.h"
#include "core/kernel/context.h"
#include "core/messages/react.h"

namespace confab::core::polls {

/// As messages::react_later(), but on a poll `:one:` to `:nine:` and `:keycap_ten:` vote for the option of that number:
/// put there it is chosen, in place of others where one votes for one; taken back it is not. The message shows the
/// vote and no reaction, so that an anonymous poll stays one. A number that no option has is a reaction like any other.
/// Throws what messages::react() does, besides Refusal(poll_closed).
void react_later(const Context& ctx, const Actor& actor, const messages::React& cmd, Then<bool> then);

}  // namespace confab::core::polls
