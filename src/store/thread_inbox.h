#pragma once
// The threads that somebody follows, over all rooms.

#include <optional>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/marks.h"

namespace confab::store {

/// A thread in the order of the inbox: by its newest reply.
struct InboxPlace {
  Timestamp newest;
  std::int64_t position = 0;  // of its first message
};
struct FollowedThread {
  InboxPlace place;
  RoomId room;
  std::int64_t room_pk = 0, seq = 0;  // of its first message
  std::int64_t read_seq = 0;
};
enum class InboxPart { all, unread, read };

class ThreadInbox {
 public:
  explicit ThreadInbox(sql::Session& session) : session_(session) {}

  /// Threads with replies, the newest reply first; `before`: only what comes behind that.
  [[nodiscard]] std::vector<FollowedThread> list(std::int64_t user_pk, InboxPart part,
                                                 const std::optional<InboxPlace>& before, std::int64_t limit);
  /// Replies of others that were not read, `most` at the most.
  [[nodiscard]] std::int64_t count_unread(std::int64_t user_pk, const FollowedThread& thread, std::int64_t most);

 private:
  sql::Session& session_;
};

}  // namespace confab::store
