#pragma once
// A person's own pair of keys, with which the keys of encrypted rooms are given to them.

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "store/room_keys.h"

namespace confab::core::encryption {

/// Throws Refusal(encryption_disabled) where E2E_Enable is off.
void require_enabled(const Context& ctx);

/// The actor's own; nothing: has none, or E2E_Enable is off. Throws Refusal(impersonating).
[[nodiscard]] std::optional<store::PersonKeys> own_keys(const Context& ctx, const Actor& actor);

/// Keeps the actor's pair; with `replace` in place of one that is there. From then on the actor waits for the keys of
/// the encrypted rooms that they are in. Throws Refusal(encryption_disabled | keys_already_set | impersonating |
/// must_be_logged_in).
void set_own_keys(const Context& ctx, const Actor& actor, const store::PersonKeys& keys, bool replace);

/// Takes the actor's pair away, and every key of a room that was encrypted with it; all log-ins end, so that clients
/// make another one. Throws Refusal(encryption_disabled | impersonating | must_be_logged_in).
void reset_own_keys(const Context& ctx, const Actor& actor);
/// Whether the actor may at all do that to others. Throws Refusal(encryption_disabled | not_allowed).
void require_may_reset(const Context& ctx, const Actor& actor);
/// The same for somebody else, with edit-other-user-e2ee; for oneself as above. Throws Refusal(not_allowed |
/// action_not_allowed | invalid_user) besides.
void reset_keys(const Context& ctx, const Actor& actor, const UserId& user);

/// Asks for the keys of all encrypted rooms of the actor that are missing: those who are there hear of it, and the
/// actor waits. Rooms beyond the first 500 wait for the next time. Throws Refusal(encryption_disabled | impersonating).
void request_room_keys(const Context& ctx, const Actor& actor);

}  // namespace confab::core::encryption
