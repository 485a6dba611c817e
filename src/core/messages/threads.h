#pragma once
// The threads of a room, and one's own place in them. All of it throws Refusal(not_allowed) where Threads_enabled is
// off.

#include "core/kernel/context.h"
#include "core/messages/history.h"
#include "core/messages/sync.h"
#include "model/message.h"
#include "store/threads.h"

namespace confab::core::messages {

/// Whoever follows is told of replies, and sees what is unread. The thread may be named by any of its messages. Writes
/// nothing when that is so already. Throws Refusal(message_not_found).
void follow(const Context& ctx, const Actor& actor, const MessageId& message);
void unfollow(const Context& ctx, const Actor& actor, const MessageId& message);

/// All replies are read; nothing happens where the actor does not follow. Throws Refusal(message_not_found).
void read_thread(const Context& ctx, const Actor& actor, const MessageId& tmid);

struct ListThreads {
  RoomId room;
  store::ThreadState state = store::ThreadState::any;
  std::string text;  // part of the first message; empty: all
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
/// First messages, those with the newest replies first. Throws Refusal(room_not_found | not_allowed).
MessagePage list_threads(const Context& ctx, const Actor& actor, const ListThreads& query);

struct ListReplies {
  MessageId tmid;
  bool oldest_first = true;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct ThreadPage {
  model::Message first;
  std::vector<model::Message> replies;
  std::int64_t total = 0;
};
/// Reading a thread that is named by a reply gives none. Throws Refusal(message_not_found).
ThreadPage replies(const Context& ctx, const Actor& actor, const ListReplies& query);

/// First messages, or replies, that were sent, changed or deleted at `since` or later, newest change first. Throws
/// Refusal(room_not_found | not_allowed), Refusal(message_not_found).
SyncedMessages sync_threads(const Context& ctx, const Actor& actor, const RoomId& room, Timestamp since);
SyncedMessages sync_replies(const Context& ctx, const Actor& actor, const MessageId& tmid, Timestamp since);

}  // namespace confab::core::messages
