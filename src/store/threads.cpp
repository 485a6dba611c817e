#include "store/threads.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "store/message_list.h"
#include "store/message_row.h"
#include "store/sql_text.h"
#include "store/where.h"

namespace confab::store {
namespace {

constexpr std::string_view kReplies = "m.room_pk = ? AND m.thread_seq = ?";
constexpr std::string_view kThreads = "m.room_pk = ? AND m.tlm IS NOT NULL";

// The user's follow of the thread m.
constexpr std::string_view kFollowed =
    "SELECT 1 FROM thread_follows f WHERE f.user_pk = ? AND f.room_pk = m.room_pk AND f.thread_seq = m.seq";

std::string_view direction(Order order) {
  return order == Order::oldest_first ? "ASC" : "DESC";
}

Where where_of(std::int64_t room_pk, const ThreadFilter& filter) {
  Where where;
  where.add(std::string{kThreads}, {room_pk});
  if (filter.state == ThreadState::followed) where.add(fmt::format("EXISTS ({})", kFollowed), {filter.user_pk});
  if (filter.state == ThreadState::unread) {
    where.add(fmt::format("EXISTS ({} AND {})", kFollowed, unread_in_thread()), {filter.user_pk});
  }
  return where;
}

}  // namespace

std::string_view unread_in_thread() {
  return "EXISTS (SELECT 1 FROM messages y WHERE y.room_pk = f.room_pk AND y.thread_seq = f.thread_seq AND y.seq > "
         "f.read_seq AND y.user_pk <> f.user_pk AND (y.type IS NULL OR y.type <> 'rm'))";
}

std::vector<model::Message> Threads::replies(ThreadKey thread, Order order, std::int64_t limit, std::int64_t offset) {
  const std::vector<sql::Value> values{thread.room_pk, thread.seq, std::min(limit, Messages::kMax), offset};
  return load(fmt::format("WHERE {} ORDER BY m.seq {} LIMIT ? OFFSET ?", kReplies, direction(order)), values);
}

std::int64_t Threads::count_replies(ThreadKey thread) {
  return session_.count(fmt::format("SELECT count(*) FROM messages m WHERE {}", kReplies),
                        {thread.room_pk, thread.seq});
}

std::vector<model::Message> Threads::list(std::int64_t room_pk, const ThreadFilter& filter, std::int64_t limit,
                                          std::int64_t offset) {
  if (filter.text.empty()) {
    const auto where = where_of(room_pk, filter);
    return load(fmt::format("WHERE {} ORDER BY m.tlm DESC, m.position DESC LIMIT ? OFFSET ?", where.sql()),
                where.followed_by({std::min(limit, Messages::kMax), offset}));
  }
  const auto found = with_text(room_pk, filter);
  const auto from = std::min(std::max<std::int64_t>(offset, 0), std::ssize(found));
  const auto to = from + std::clamp<std::int64_t>(limit, 0, std::ssize(found) - from);
  std::vector<model::Message> threads;
  in_parts(std::vector(found.begin() + from, found.begin() + to), [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    auto some = load("WHERE m.position IN " + in_list(part.size()) + " ORDER BY m.tlm DESC, m.position DESC", values);
    threads.insert(threads.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return threads;
}

std::int64_t Threads::count(std::int64_t room_pk, const ThreadFilter& filter) {
  if (!filter.text.empty()) return std::ssize(with_text(room_pk, filter));
  const auto where = where_of(room_pk, filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM messages m WHERE " + where.sql(), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

// Compared by the program, for the engines fold letters differently.
std::vector<std::int64_t> Threads::with_text(std::int64_t room_pk, const ThreadFilter& filter) {
  const auto where = where_of(room_pk, filter);
  const auto part = fold(filter.text);
  std::vector<std::int64_t> positions;
  session_.each(fmt::format("SELECT m.position, m.text FROM messages m WHERE {} ORDER BY m.tlm DESC, m.position DESC "
                            "LIMIT {}",
                            where.sql(), Messages::kMax),
                where.values(), [&](const sql::Row& row) {
                  if (fold(row.text(1)).find(part) != std::string::npos) positions.push_back(row.integer(0));
                });
  return positions;
}

std::vector<model::Message> Threads::changed_replies(ThreadKey thread, Timestamp from) {
  const std::vector<sql::Value> values{thread.room_pk, thread.seq, from, Messages::kMax};
  return load(fmt::format("WHERE {0} AND {1} >= ? ORDER BY {1} DESC, m.seq DESC LIMIT ?", kReplies, kMessageTime),
              values);
}

std::vector<DeletedMessage> Threads::deleted_replies(ThreadKey thread, Timestamp from) {
  return session_.all(
      "SELECT id, deleted_at FROM deleted_messages WHERE room_pk = ? AND deleted_at >= ? AND thread_seq = ? "
      "ORDER BY deleted_at DESC, seq DESC LIMIT ?",
      {thread.room_pk, from, thread.seq, Messages::kMax}, [](const sql::Row& row) {
        return DeletedMessage{row.id<MessageId>(0), row.time(1)};
      });
}

std::vector<model::Message> Threads::changed(std::int64_t room_pk, Timestamp from) {
  const std::vector<sql::Value> values{room_pk, from, Messages::kMax};
  return load(fmt::format("WHERE {0} AND {1} >= ? ORDER BY {1} DESC, m.seq DESC LIMIT ?", kThreads, kMessageTime),
              values);
}

std::vector<DeletedMessage> Threads::deleted(std::int64_t room_pk, Timestamp from) {
  return session_.all(
      "SELECT id, deleted_at FROM deleted_messages WHERE room_pk = ? AND deleted_at >= ? AND tcount IS NOT NULL "
      "ORDER BY deleted_at DESC, seq DESC LIMIT ?",
      {room_pk, from, Messages::kMax}, [](const sql::Row& row) {
        return DeletedMessage{row.id<MessageId>(0), row.time(1)};
      });
}

std::vector<std::int64_t> Threads::followed(std::int64_t room_pk, std::int64_t user_pk) {
  return session_.all("SELECT thread_seq FROM thread_follows WHERE user_pk = ? AND room_pk = ? ORDER BY thread_seq",
                      {user_pk, room_pk}, [](const sql::Row& row) { return row.integer(0); });
}

bool Threads::is_followed(ThreadKey thread, std::int64_t user_pk) {
  return session_.count("SELECT count(*) FROM thread_follows WHERE user_pk = ? AND room_pk = ? AND thread_seq = ?",
                        {user_pk, thread.room_pk, thread.seq}) != 0;
}

bool Threads::is_unread(ThreadKey thread, std::int64_t user_pk) {
  return session_.count(fmt::format("SELECT count(*) FROM thread_follows f WHERE f.user_pk = ? AND f.room_pk = ? AND "
                                    "f.thread_seq = ? AND {}",
                                    unread_in_thread()),
                        {user_pk, thread.room_pk, thread.seq}) != 0;
}

std::int64_t Threads::read_up_to(ThreadKey thread, std::int64_t user_pk) {
  return session_.count("SELECT read_seq FROM thread_follows WHERE user_pk = ? AND room_pk = ? AND thread_seq = ?",
                        {user_pk, thread.room_pk, thread.seq});
}

bool Threads::any_unread(std::int64_t room_pk, std::int64_t user_pk) {
  return session_.count(
             fmt::format("SELECT count(*) FROM thread_follows f WHERE f.user_pk = ? AND f.room_pk = ? AND {}",
                         unread_in_thread()),
             {user_pk, room_pk}) != 0;
}

std::vector<model::Message> Threads::load(std::string_view where, sql::Arguments arguments) {
  return load_messages(session_, where, arguments, viewer_, Messages::kMaxBytes);
}

void ThreadWriter::count_reply(ThreadKey thread, Timestamp sent_at, ChangeTime at) {
  tx_.execute("UPDATE messages SET tcount = coalesce(tcount, 0) + 1, tlm = ?, updated_at = ? WHERE position = ?",
              {sent_at, at, position_of(thread.room_pk, thread.seq)});
}

void ThreadWriter::recount(ThreadKey thread, ChangeTime at) {
  std::int64_t replies = 0;
  std::optional<Timestamp> newest;
  tx_.each(
      "SELECT count(*), max(sent_at) FROM messages WHERE room_pk = ? AND thread_seq = ? AND (type IS NULL OR type <> "
      "'rm')",
      {thread.room_pk, thread.seq}, [&](const sql::Row& row) {
        replies = row.integer(0);
        newest = row.optional_time(1);
      });
  const auto count = replies == 0 ? std::nullopt : std::optional{replies};
  tx_.execute("UPDATE messages SET tcount = ?, tlm = ?, updated_at = ? WHERE position = ?",
              {count, newest, at, position_of(thread.room_pk, thread.seq)});
  if (replies == 0) {
    tx_.execute("DELETE FROM thread_follows WHERE room_pk = ? AND thread_seq = ?", {thread.room_pk, thread.seq});
  }
}

void ThreadWriter::dissolve(ThreadKey thread, ChangeTime at) {
  tx_.execute(
      "UPDATE messages SET thread_seq = NULL, tmid = NULL, tshow = NULL, updated_at = ? WHERE room_pk = ? AND "
      "thread_seq = ?",
      {at, thread.room_pk, thread.seq});
  tx_.execute("UPDATE messages SET tcount = NULL, tlm = NULL WHERE position = ?",
              {position_of(thread.room_pk, thread.seq)});
  tx_.execute("DELETE FROM thread_follows WHERE room_pk = ? AND thread_seq = ?", {thread.room_pk, thread.seq});
}

void ThreadWriter::follow(ThreadKey thread, const std::vector<std::int64_t>& user_pks, std::int64_t read_seq) {
  for (const auto user_pk : user_pks) {
    tx_.execute(
        "INSERT INTO thread_follows (user_pk, room_pk, thread_seq, read_seq) VALUES (?, ?, ?, ?) ON CONFLICT DO "
        "NOTHING",
        {user_pk, thread.room_pk, thread.seq, read_seq});
  }
}

void ThreadWriter::follow_all_members(ThreadKey thread, std::int64_t read_seq) {
  tx_.execute(
      "INSERT INTO thread_follows (user_pk, room_pk, thread_seq, read_seq) SELECT s.user_pk, s.room_pk, "
      "CAST(? AS BIGINT), CAST(? AS BIGINT) FROM subscriptions s WHERE s.room_pk = ? ON CONFLICT DO NOTHING",
      {thread.seq, read_seq, thread.room_pk});
}

void ThreadWriter::unfollow(ThreadKey thread, std::int64_t user_pk) {
  tx_.execute("DELETE FROM thread_follows WHERE user_pk = ? AND room_pk = ? AND thread_seq = ?",
              {user_pk, thread.room_pk, thread.seq});
}

void ThreadWriter::touch(ThreadKey thread, ChangeTime at) {
  tx_.execute("UPDATE messages SET tcount = coalesce(tcount, 0), updated_at = ? WHERE position = ?",
              {at, position_of(thread.room_pk, thread.seq)});
}

void ThreadWriter::read(ThreadKey thread, std::int64_t user_pk, std::int64_t read_seq) {
  tx_.execute("UPDATE thread_follows SET read_seq = ? WHERE user_pk = ? AND room_pk = ? AND thread_seq = ?",
              {read_seq, user_pk, thread.room_pk, thread.seq});
}

void ThreadWriter::read_own(ThreadKey thread, std::int64_t user_pk, std::int64_t read_seq) {
  tx_.execute(fmt::format("UPDATE thread_follows AS f SET read_seq = ? WHERE f.user_pk = ? AND f.room_pk = ? AND "
                          "f.thread_seq = ? AND NOT {}",
                          unread_in_thread()),
              {read_seq, user_pk, thread.room_pk, thread.seq});
}

void ThreadWriter::read_all(std::int64_t room_pk, std::int64_t user_pk, std::int64_t read_seq) {
  tx_.execute("UPDATE thread_follows SET read_seq = ? WHERE user_pk = ? AND room_pk = ?", {read_seq, user_pk, room_pk});
}

}  // namespace confab::store
