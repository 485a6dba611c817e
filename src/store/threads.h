#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/marks.h"
#include "store/messages.h"

namespace confab::store {

/// A thread: its first message, which is in the room, and the replies to it. It is named by the first message's seq.
struct ThreadKey {
  std::int64_t room_pk = 0;
  std::int64_t seq = 0;
};

enum class ThreadState { any, followed, unread };

/// Which threads of a room.
struct ThreadFilter {
  ThreadState state = ThreadState::any;  // followed by the user, or followed and unread
  std::int64_t user_pk = 0;
  std::string_view text = {};  // part of the first message, in any case
};

/// Reading threads. All functions throw sql::Error only; lists end as those of Messages.
class Threads {
 public:
  explicit Threads(sql::Session& session, const Viewer& viewer = {}) : session_(session), viewer_(viewer) {}

  [[nodiscard]] std::vector<model::Message> replies(ThreadKey thread, Order order, std::int64_t limit,
                                                    std::int64_t offset = 0);
  [[nodiscard]] std::int64_t count_replies(ThreadKey thread);
  /// First messages, those with the newest replies first.
  [[nodiscard]] std::vector<model::Message> list(std::int64_t room_pk, const ThreadFilter& filter, std::int64_t limit,
                                                 std::int64_t offset);
  [[nodiscard]] std::int64_t count(std::int64_t room_pk, const ThreadFilter& filter);

  /// Replies, or first messages, that were sent or changed at `from` or later, newest change first; and those deleted.
  [[nodiscard]] std::vector<model::Message> changed_replies(ThreadKey thread, Timestamp from);
  [[nodiscard]] std::vector<DeletedMessage> deleted_replies(ThreadKey thread, Timestamp from);
  [[nodiscard]] std::vector<model::Message> changed(std::int64_t room_pk, Timestamp from);
  [[nodiscard]] std::vector<DeletedMessage> deleted(std::int64_t room_pk, Timestamp from);

  /// The threads of a room that the user follows.
  [[nodiscard]] std::vector<std::int64_t> followed(std::int64_t room_pk, std::int64_t user_pk);
  [[nodiscard]] bool is_followed(ThreadKey thread, std::int64_t user_pk);
  /// Whether the user follows the thread and it holds a reply of somebody else that the user has not read.
  [[nodiscard]] bool is_unread(ThreadKey thread, std::int64_t user_pk);
  /// The position up to which the user, who follows the thread, has read in it; 0: does not follow it.
  [[nodiscard]] std::int64_t read_up_to(ThreadKey thread, std::int64_t user_pk);
  /// The same for any thread of a room.
  [[nodiscard]] bool any_unread(std::int64_t room_pk, std::int64_t user_pk);

 private:
  [[nodiscard]] std::vector<std::int64_t> with_text(std::int64_t room_pk, const ThreadFilter& filter);
  [[nodiscard]] std::vector<model::Message> load(std::string_view where, sql::Arguments arguments);

  sql::Session& session_;
  Viewer viewer_;
};

/// Writing threads; their room is locked.
class ThreadWriter {
 public:
  explicit ThreadWriter(sql::Transaction& tx) : tx_(tx) {}

  /// A reply was stored: the first message's counts.
  void count_reply(ThreadKey thread, Timestamp sent_at, ChangeTime at);
  /// A reply is gone: the counts are taken anew. Without replies it is a thread no more, and nobody follows it.
  void recount(ThreadKey thread, ChangeTime at);
  /// The first message is gone: replies are messages like others, and nobody follows.
  void dissolve(ThreadKey thread, ChangeTime at);

  /// Who follows already keeps their place.
  void follow(ThreadKey thread, const std::vector<std::int64_t>& user_pks, std::int64_t read_seq);
  void follow_all_members(ThreadKey thread, std::int64_t read_seq);
  void unfollow(ThreadKey thread, std::int64_t user_pk);
  /// The first message shows other followers from now on.
  void touch(ThreadKey thread, ChangeTime at);

  void read(ThreadKey thread, std::int64_t user_pk, std::int64_t read_seq);
  /// The same where nothing of others is unread: so that one's own replies are never looked through.
  void read_own(ThreadKey thread, std::int64_t user_pk, std::int64_t read_seq);
  /// Of all threads of the room.
  void read_all(std::int64_t room_pk, std::int64_t user_pk, std::int64_t read_seq);

 private:
  sql::Transaction& tx_;
};

/// `EXISTS (...)`: the thread of thread_follows f holds a reply of somebody else that its follower has not read. What
/// is left of a deleted message counts no more. Found in an index, however long the thread.
[[nodiscard]] std::string_view unread_in_thread();

}  // namespace confab::store
