#pragma once
// Threads over all rooms of somebody: those that they follow, or all.

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
struct ListedThread {
  InboxPlace place;
  RoomId room;
  std::int64_t room_pk = 0, seq = 0;     // of its first message
  std::optional<std::int64_t> read_seq;  // none: it is not followed
};
/// All that one follows, of these the unread or the read ones, or all of the rooms that one belongs to.
enum class InboxPart { followed, unread, read, of_rooms };

class ThreadInbox {
 public:
  explicit ThreadInbox(sql::Session& session) : session_(session) {}

  /// Threads with replies, the newest reply first; `before`: only what comes behind that.
  [[nodiscard]] std::vector<ListedThread> list(std::int64_t user_pk, InboxPart part,
                                               const std::optional<InboxPlace>& before, std::int64_t limit);
  /// Replies of others that were not read, `most` at the most; 0 where the thread is not followed.
  [[nodiscard]] std::int64_t count_unread(std::int64_t user_pk, const ListedThread& thread, std::int64_t most);

 private:
  [[nodiscard]] std::vector<ListedThread> followed(std::int64_t user_pk, InboxPart part, const InboxPlace& before,
                                                   std::int64_t limit);
  [[nodiscard]] std::vector<ListedThread> of_rooms(std::int64_t user_pk, const InboxPlace& before, std::int64_t limit);
  [[nodiscard]] std::vector<ListedThread> of_room(std::int64_t user_pk, const ListedThread& newest,
                                                  const InboxPlace& before, std::int64_t limit);

  sql::Session& session_;
};

}  // namespace confab::store
