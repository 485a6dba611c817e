#include "store/thread_inbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

#include "store/threads.h"

namespace confab::store {
namespace {

// Behind a place, as three arguments: tlm twice, position.
constexpr std::string_view kBehind = "{0}.tlm IS NOT NULL AND {0}.tlm <= ? AND ({0}.tlm < ? OR {0}.position < ?)";

std::string behind(std::string_view alias) {
  return fmt::format(kBehind, alias);
}

std::string condition_of(InboxPart part) {
  if (part == InboxPart::followed) return {};
  return fmt::format("AND {}{} ", part == InboxPart::read ? "NOT " : "", unread_in_thread());
}

bool is_newer(const ListedThread& one, const ListedThread& other) {
  return std::tie(one.place.newest, one.place.position) > std::tie(other.place.newest, other.place.position);
}

}  // namespace

std::vector<ListedThread> ThreadInbox::list(std::int64_t user_pk, InboxPart part,
                                            const std::optional<InboxPlace>& before, std::int64_t limit) {
  constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
  const auto place = before.value_or(InboxPlace{from_millis(kLast), kLast});
  return part == InboxPart::of_rooms ? of_rooms(user_pk, place, limit) : followed(user_pk, part, place, limit);
}

std::vector<ListedThread> ThreadInbox::followed(std::int64_t user_pk, InboxPart part, const InboxPlace& before,
                                                std::int64_t limit) {
  // The first message lies where position_of() says. Of 20,000 threads each is looked at, and few rooms.
  return session_.all(
      fmt::format("SELECT t.tlm, t.position, r.id, t.room_pk, t.thread_seq, t.read_seq FROM (SELECT m.tlm, m.position, "
                  "f.room_pk, f.thread_seq, f.read_seq FROM thread_follows f JOIN messages m ON m.position = f.room_pk "
                  "* 4294967296 + f.thread_seq WHERE f.user_pk = ? AND NOT EXISTS (SELECT 1 FROM erased_rooms e WHERE "
                  "e.room_pk = f.room_pk) AND {} {}ORDER BY m.tlm DESC, m.position DESC LIMIT "
                  "?) t JOIN rooms r ON r.pk = t.room_pk ORDER BY t.tlm DESC, t.position DESC",
                  behind("m"), condition_of(part)),
      {user_pk, before.newest, before.newest, before.position, limit}, [](const sql::Row& row) {
        return ListedThread{.place = {row.time(0), row.integer(1)},
                            .room = row.id<RoomId>(2),
                            .room_pk = row.integer(3),
                            .seq = row.integer(4),
                            .read_seq = row.integer(5)};
      });
}

// Each room says its newest thread by its index. The newest `limit` threads lie in the `limit` rooms whose newest ones
// are the newest (of equal ones the room decides, as it does in positions), and no further room is read once so many
// were found that are newer than all it has.
std::vector<ListedThread> ThreadInbox::of_rooms(std::int64_t user_pk, const InboxPlace& before, std::int64_t limit) {
  const auto rooms = session_.all(
      fmt::format("SELECT x.newest, r.id, x.room_pk FROM (SELECT s.room_pk, coalesce((SELECT n.tlm FROM messages n "
                  "WHERE n.room_pk = s.room_pk AND {} ORDER BY n.tlm DESC, n.position DESC LIMIT 1), 0) AS newest FROM "
                  "subscriptions s WHERE s.user_pk = ? AND NOT EXISTS (SELECT 1 FROM erased_rooms e WHERE e.room_pk = "
                  "s.room_pk) ORDER BY newest DESC, s.room_pk DESC LIMIT ?) x JOIN rooms r ON r.pk = "
                  "x.room_pk ORDER BY x.newest DESC, x.room_pk DESC",
                  behind("n")),
      {before.newest, before.newest, before.position, user_pk, limit}, [](const sql::Row& row) {
        return ListedThread{.place = {row.time(0), std::numeric_limits<std::int64_t>::max()},
                            .room = row.id<RoomId>(1),
                            .room_pk = row.integer(2),
                            .seq = 0,
                            .read_seq = {}};
      });
  std::vector<ListedThread> found;
  for (const auto& newest : rooms) {
    if (newest.place.newest == from_millis(0)) break;  // no threads here, nor in those that follow
    if (std::ssize(found) >= limit && is_newer(found.back(), newest)) break;
    auto more = of_room(user_pk, newest, before, limit);
    const auto middle = std::ssize(found);
    std::ranges::move(more, std::back_inserter(found));
    std::ranges::inplace_merge(found, found.begin() + middle, is_newer);
    if (std::ssize(found) > limit) found.erase(found.begin() + limit, found.end());
  }
  return found;
}

std::vector<ListedThread> ThreadInbox::of_room(std::int64_t user_pk, const ListedThread& newest,
                                               const InboxPlace& before, std::int64_t limit) {
  return session_.all(
      fmt::format("SELECT m.tlm, m.position, m.seq, f.read_seq FROM messages m LEFT JOIN thread_follows f ON f.user_pk "
                  "= ? AND f.room_pk = m.room_pk AND f.thread_seq = m.seq WHERE m.room_pk = ? AND {} ORDER BY m.tlm "
                  "DESC, m.position DESC LIMIT ?",
                  behind("m")),
      {user_pk, newest.room_pk, before.newest, before.newest, before.position, limit}, [&](const sql::Row& row) {
        return ListedThread{.place = {row.time(0), row.integer(1)},
                            .room = newest.room,
                            .room_pk = newest.room_pk,
                            .seq = row.integer(2),
                            .read_seq = row.is_null(3) ? std::nullopt : std::optional{row.integer(3)}};
      });
}

std::int64_t ThreadInbox::count_unread(std::int64_t user_pk, const ListedThread& thread, std::int64_t most) {
  if (!thread.read_seq) return 0;
  return session_.count(
      "SELECT count(*) FROM (SELECT 1 FROM messages y WHERE y.room_pk = ? AND y.thread_seq = ? AND y.seq > ? AND "
      "y.user_pk <> ? AND (y.type IS NULL OR y.type <> 'rm') LIMIT ?) unread",
      {thread.room_pk, thread.seq, *thread.read_seq, user_pk, most});
}

}  // namespace confab::store
