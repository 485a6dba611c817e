#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/later.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/message.h"

namespace confab::core::messages {

/// How many different emoji a message may have.
inline constexpr std::size_t kMaxReactions = 100;

struct React {
  MessageId id;
  std::string emoji;                 // its name, with colons or without
  std::optional<bool> should_react;  // left out: the other way round than it is
};

/// The actor's reaction with one emoji is there, or is not. Others in the room see it at once; the room itself does not
/// change. What is so already changes nothing. Throws Refusal(message_not_found | not_allowed: also an emoji that is
/// none | room_archived | muted | too_many_reactions).
void react(const Context& ctx, const Actor& actor, const React& cmd);
/// The same as a part of a transaction; whether something has changed.
[[nodiscard]] bool react(Transaction& tx, const Context& ctx, const Actor& actor, const React& cmd);
/// The same, for which no thread waits (transact_later()); whether something has changed.
void react_later(const Context& ctx, const Actor& actor, const React& cmd, Then<bool> then);

}  // namespace confab::core::messages
