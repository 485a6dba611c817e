#pragma once
// Many messages of a room that go for good, because somebody asks for it or because they are old.

#include <string>
#include <vector>

#include "base/time.h"
#include "core/kernel/context.h"
#include "jobs/run.h"

namespace confab::core::messages {

/// Which messages of a room go.
struct Pruning {
  Timestamp oldest = {}, latest = {};   // sent between the two
  bool inclusive = false;               // or just then
  std::vector<std::string> users = {};  // whose, by username; empty: anybody's. Names that nobody has count for nobody
  bool only_files = false;              // take files from them, and leave them where they are
  bool keep_pinned = false;
  bool keep_threads = false;      // first messages with replies, and their replies
  bool keep_discussions = false;  // what announces a discussion, which would go with it
  std::int64_t limit = 0;         // the oldest ones; 0, or more: kMaxPruned
};
inline constexpr std::int64_t kMaxPruned = 20'000;

struct Pruned {
  std::int64_t messages = 0;
  std::int64_t bytes = 0;  // of what was written in them; of files alone, where only these go
};

/// With clean-channel-history. In transactions of some hundred messages, in which others write meanwhile: a message
/// that comes to be kept before its turn is kept. What was kept of messages deleted earlier goes with them, when all
/// that was asked for is gone. Throws Refusal(room_not_found | not_allowed); when the right is lost on the way, after
/// those that are gone by then.
Pruned clean_history(const Context& ctx, const Actor& actor, const RoomId& room, const Pruning& order);

struct PrunableMessages {
  std::int64_t messages = 0, pinned = 0, in_threads = 0;
};
/// What would go now, of all that the order is about whatever its limit. Nothing changes. Throws as clean_history().
[[nodiscard]] PrunableMessages count_prunable(const Context& ctx, const Actor& actor, const RoomId& room,
                                              const Pruning& order);

/// The same for the server itself, in the name of the built-in bot; of a room that is gone, nothing. Throws what
/// Run::check() does.
Pruned prune(const Context& ctx, const jobs::Run& run, std::int64_t room_pk, const Pruning& order);

}  // namespace confab::core::messages
