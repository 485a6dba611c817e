#include "store/thread_inbox.h"

#include <fmt/format.h>

#include <limits>

#include "store/threads.h"

namespace confab::store {
namespace {

std::string condition_of(InboxPart part) {
  if (part == InboxPart::all) return {};
  return fmt::format("AND {}{} ", part == InboxPart::read ? "NOT " : "", unread_in_thread());
}

}  // namespace

std::vector<FollowedThread> ThreadInbox::list(std::int64_t user_pk, InboxPart part,
                                              const std::optional<InboxPlace>& before, std::int64_t limit) {
  constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
  const auto newest = before ? to_millis(before->newest) : kLast;
  // The first message lies where position_of() says. Of 20,000 threads each is looked at, and few rooms.
  return session_.all(
      fmt::format("SELECT t.tlm, t.position, r.id, t.room_pk, t.thread_seq, t.read_seq FROM (SELECT m.tlm, m.position, "
                  "f.room_pk, f.thread_seq, f.read_seq FROM thread_follows f JOIN messages m ON m.position = f.room_pk "
                  "* 4294967296 + f.thread_seq WHERE f.user_pk = ? AND m.tlm IS NOT NULL AND m.tlm <= ? AND (m.tlm < ? "
                  "OR m.position < ?) {}ORDER BY m.tlm DESC, m.position DESC LIMIT ?) t JOIN rooms r ON r.pk = "
                  "t.room_pk ORDER BY t.tlm DESC, t.position DESC",
                  condition_of(part)),
      {user_pk, newest, newest, before ? before->position : kLast, limit}, [](const sql::Row& row) {
        return FollowedThread{.place = {row.time(0), row.integer(1)},
                              .room = row.id<RoomId>(2),
                              .room_pk = row.integer(3),
                              .seq = row.integer(4),
                              .read_seq = row.integer(5)};
      });
}

std::int64_t ThreadInbox::count_unread(std::int64_t user_pk, const FollowedThread& thread, std::int64_t most) {
  return session_.count(
      "SELECT count(*) FROM (SELECT 1 FROM messages y WHERE y.room_pk = ? AND y.thread_seq = ? AND y.seq > ? AND "
      "y.user_pk <> ? AND (y.type IS NULL OR y.type <> 'rm') LIMIT ?) unread",
      {thread.room_pk, thread.seq, thread.read_seq, user_pk, most});
}

}  // namespace confab::store
