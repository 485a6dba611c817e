#pragma once
// Threads over all rooms of somebody that they may still read: those that they follow, or all.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::messages {

inline constexpr std::int64_t kMaxUnreadCounted = 100;  // of a thread: "100" means that there are at least so many

/// Of the threads that one follows: all, all with the unread ones first, the unread ones. Or of all of one's rooms.
enum class InboxOrder { newest_first, unread_first, only_unread, of_rooms };

struct LoadInbox {
  InboxOrder order = InboxOrder::newest_first;
  std::int64_t limit = 20;
  std::int64_t replies = 2;           // so many of the last ones of each
  std::optional<std::string> cursor;  // of the page before
};
struct InboxThread {
  model::Message first;
  std::vector<model::Message> replies;  // oldest first
  std::int64_t unread = 0;
};
struct Inbox {
  std::vector<InboxThread> threads;
  std::optional<std::string> cursor;  // leads on; none: this was the last page
};
/// By the newest reply. What changes between two pages may be on both, or on none. A page may be short, also empty, and
/// lead on all the same. Throws Refusal(not_allowed) where Threads_enabled is off, (invalid_params) for a cursor that
/// is none.
Inbox thread_inbox(const Context& ctx, const Actor& actor, const LoadInbox& query);

}  // namespace confab::core::messages
