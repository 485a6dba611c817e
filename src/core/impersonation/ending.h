#pragma once
// An administrator may act as somebody else, in a session of its own: a token of that person that knows who came by it
// (core/accounts/impersonate.h begins one). Here they end, with what they rest on.

#include <optional>

#include "core/kernel/transaction.h"

namespace confab::core::impersonation {

/// Ends all such sessions, and tells their connections. `actor`: who did what ends them.
void end_all(Transaction& tx, const Context& ctx, const Actor& actor);
/// Those of people who are not in the role admin: for a change of what any role may do, after which they, or whom they
/// act as, have other rights. Who is in that role may give themself any right.
void end_unruled(Transaction& tx, const Context& ctx, const Actor& actor);
/// Those in which the user acts as somebody, or somebody as them.
void end_of(Transaction& tx, const Context& ctx, const Actor& actor, std::int64_t user_pk);
/// Those in which the actor acts as somebody; nothing where the actor is such a session itself.
void end_by(Transaction& tx, const Context& ctx, const Actor& actor);

}  // namespace confab::core::impersonation
