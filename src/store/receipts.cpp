#include "store/receipts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "store/message_row.h"
#include "store/sql_text.h"
#include "store/where.h"

namespace confab::store {
namespace {

// The messages m that are read in the place, behind one of its positions and up to another. Those of a thread are found
// by its index, however much was written in the room meanwhile.
Where between(ThreadKey place, std::int64_t after, std::int64_t to) {
  Where where;
  if (place.seq == 0) {
    where.add("m.position > ? AND m.position <= ?",
              {position_of(place.room_pk, after), position_of(place.room_pk, to)});
    where.add("m.thread_seq IS NULL OR m.tshow = 1");
  } else {
    where.add("m.room_pk = ? AND m.thread_seq = ? AND m.seq > ? AND m.seq <= ? AND m.tshow IS NULL",
              {place.room_pk, place.seq, after, to});
  }
  return where;
}

}  // namespace

ThreadKey reading_place(const model::Message& message) {
  return {message.room_pk, message.tshow.value_or(false) ? 0 : message.thread_seq};
}

void add_unread(sql::Session& session, std::vector<model::Message>& messages) {
  std::map<std::int64_t, std::set<std::int64_t>> rooms;
  for (const auto& message : messages) rooms[message.room_pk].insert(reading_place(message).seq);
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> read;
  for (const auto& [room_pk, places] : rooms) {
    in_parts(std::vector<std::int64_t>(places.begin(), places.end()), [&](const std::vector<std::int64_t>& part) {
      std::vector<sql::Value> values{room_pk};
      append_in_list(values, part);
      session.each(
          "SELECT thread_seq, seq FROM read_by_all WHERE room_pk = ? AND thread_seq IN " + in_list(part.size()), values,
          [&](const sql::Row& row) {
            read[{room_pk, row.integer(0)}] = row.integer(1);
          });
    });
  }
  for (auto& message : messages) {
    const auto found = read.find({message.room_pk, reading_place(message).seq});
    if (found != read.end() && message.seq > found->second) message.unread = true;
  }
}

std::optional<std::int64_t> Receipts::read_by_all(ThreadKey place) {
  return session_.first("SELECT seq FROM read_by_all WHERE room_pk = ? AND thread_seq = ?", {place.room_pk, place.seq},
                        [](const sql::Row& row) { return row.integer(0); });
}

std::optional<std::int64_t> Receipts::lowest(ThreadKey place) {
  std::optional<std::int64_t> seq;
  const auto note = [&](const sql::Row& row) {
    if (!row.is_null(0)) seq = row.integer(0);
  };
  if (place.seq == 0) {
    const std::vector<sql::Value> values{place.room_pk};
    session_.each(
        "SELECT min(CASE WHEN s.own_unread >= r.countable - s.read_countable THEN r.seq ELSE s.read_seq END) FROM "
        "subscriptions s JOIN rooms r ON r.pk = s.room_pk JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? AND "
        "u.active = 1 AND u.type <> 'bot'",
        values, note);
  } else {
    const std::vector<sql::Value> values{place.room_pk, place.seq};
    session_.each(
        "SELECT min(f.read_seq) FROM thread_follows f JOIN users u ON u.pk = f.user_pk WHERE f.room_pk = ? AND "
        "f.thread_seq = ? AND u.active = 1 AND u.type <> 'bot'",
        values, note);
  }
  return seq;
}

std::optional<Timestamp> Receipts::time_at(ThreadKey place, std::int64_t seq) {
  const auto where = between(place, place.seq, seq);
  std::optional<Timestamp> at;
  const std::string_view place_order = place.seq == 0 ? "m.position" : "m.seq";
  session_.each(
      fmt::format("SELECT m.sent_at FROM messages m WHERE {} ORDER BY {} DESC LIMIT 1", where.sql(), place_order),
      where.values(), [&](const sql::Row& row) { at = row.time(0); });
  return at;
}

std::vector<Receipts::Reader> Receipts::readers(const model::Message& message) {
  const auto place = reading_place(message);
  const auto reader = [&](const sql::Row& row) {
    return Reader{{row.id<UserId>(0), row.string(1), row.optional_string(2)},
                  std::max(message.ts, row.optional_time(3).value_or(message.ts))};
  };
  if (place.seq == 0) {
    return session_.all(
        "SELECT u.id, COALESCE(u.username, ''), u.name, CASE WHEN u.pk = ? THEN NULL ELSE s.last_seen_at END FROM "
        "subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? AND (s.read_seq >= ? OR u.pk = ?) AND "
        "s.joined_at <= ? ORDER BY s.last_seen_at, u.pk LIMIT ?",
        {message.u.pk, place.room_pk, message.seq, message.u.pk, message.ts, kMax}, reader);
  }
  return session_.all(
      "SELECT u.id, COALESCE(u.username, ''), u.name, CAST(NULL AS BIGINT) FROM thread_follows f JOIN users u ON u.pk "
      "= "
      "f.user_pk WHERE f.room_pk = ? AND f.thread_seq = ? AND (f.read_seq >= ? OR u.pk = ?) ORDER BY u.pk LIMIT ?",
      {place.room_pk, place.seq, message.seq, message.u.pk, kMax}, reader);
}

void ReceiptWriter::begin(ThreadKey place, std::int64_t seq) {
  tx_.execute("INSERT INTO read_by_all (room_pk, thread_seq, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              {place.room_pk, place.seq, seq});
}

void ReceiptWriter::advance(ThreadKey place, std::int64_t from, std::int64_t to, ChangeTime at) {
  tx_.execute("UPDATE read_by_all SET seq = ? WHERE room_pk = ? AND thread_seq = ?", {to, place.room_pk, place.seq});
  const auto where = between(place, from, to);
  std::vector<sql::Value> values{at};
  values.insert(values.end(), where.values().begin(), where.values().end());
  tx_.execute("UPDATE messages AS m SET updated_at = %greatest%(updated_at, ?) WHERE " + where.sql(), values);
}

}  // namespace confab::store
