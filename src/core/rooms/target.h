#pragma once

#include "core/kernel/context.h"

namespace confab::core::rooms {

/// Where a message goes that is addressed in words: `#channel`, `@user`, a room's id or name, a user's id or name.
/// Public channels are joined and direct messages are opened on the way. Throws Refusal(invalid_channel | not_allowed).
RoomId resolve_target(const Context& ctx, const Actor& actor, std::string_view target);

}  // namespace confab::core::rooms
