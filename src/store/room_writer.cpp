#include "store/room_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/room.h"
#include "store/message_row.h"
#include "store/room_table.h"
#include "store/search_index.h"

namespace confab::store {
namespace {

bool rename(std::vector<std::string>& names, std::string_view from, std::string_view to) {
  const auto found = std::find(names.begin(), names.end(), from);
  if (found == names.end()) return false;
  *found = to;
  return true;
}

}  // namespace

std::optional<RoomRow> RoomWriter::lock(const RoomId& id) {
  static const auto statement = fmt::format("SELECT {} FROM rooms r WHERE r.id = ? %for_update%", room_columns());
  return tx_.first(statement, {id}, room_row);
}

void RoomWriter::hold(const RoomId& id) {
  (void)tx_.count("SELECT pk FROM rooms WHERE id = ? %for_key_share%", {id});
}

std::optional<RoomRow> RoomWriter::lock(std::int64_t pk) {
  static const auto statement = fmt::format("SELECT {} FROM rooms r WHERE r.pk = ? %for_update%", room_columns());
  return tx_.first(statement, {pk}, room_row);
}

bool RoomWriter::insert(RoomRow& room) {
  static const std::string statement = kRooms.insert_sql() + " ON CONFLICT DO NOTHING RETURNING pk";
  Texts texts;
  bool stored = false;
  tx_.each(statement, kRooms.insert_values(room, texts), [&](const sql::Row& row) {
    room.pk = row.integer(0);
    stored = true;
  });
  return stored;
}

void RoomWriter::update(const RoomRow& room) {
  static const std::string statement =
      "UPDATE rooms SET " + kRooms.assignments() + ", updated_at = %greatest%(updated_at, ?) WHERE pk = ?";
  Texts texts;
  tx_.execute(statement, followed_by(kRooms.update_values(room, texts), {room.updated_at, room.pk}));
}

void RoomWriter::advance(const RoomAdvance& message) {
  if (message.becomes_last) {
    tx_.execute(
        "UPDATE rooms SET seq = ?, countable = countable + ?, messages_count = messages_count + 1, "
        "last_message_at = ?, last_seq = ?, newest_at = ?, updated_at = %greatest%(updated_at, ?) WHERE pk = ?",
        {message.seq, message.counts, message.sent_at, message.seq, message.sent_at, message.at, message.pk});
  } else {
    tx_.execute(
        "UPDATE rooms SET seq = ?, countable = countable + ?, messages_count = messages_count + 1, "
        "newest_at = ?, updated_at = %greatest%(updated_at, ?) WHERE pk = ?",
        {message.seq, message.counts, message.sent_at, message.at, message.pk});
  }
}

void RoomWriter::message_gone(const RoomRow& room, std::int64_t seq, bool row_is_gone, ChangeTime at) {
  messages_gone(room, row_is_gone ? 1 : 0, seq == room.last_seq, at);
}

void RoomWriter::messages_gone(const RoomRow& room, std::int64_t count, bool last_is_gone, ChangeTime at) {
  auto last_at = room.last_message_at;
  auto last_seq = room.last_seq;
  if (last_is_gone) {
    last_at.reset();
    last_seq = 0;
    tx_.each(
        "SELECT seq, sent_at FROM messages WHERE position > ? AND position <= ? AND (type IS NULL OR type = 'e2e') AND "
        "countable > 0 "
        "ORDER BY position DESC LIMIT 1",
        {position_of(room.pk, 0), position_of(room.pk, room.seq)}, [&](const sql::Row& row) {
          last_seq = row.integer(0);
          last_at = row.time(1);
        });
  }
  tx_.execute(
      "UPDATE rooms SET messages_count = messages_count - ?, last_seq = ?, last_message_at = ?, "
      "updated_at = %greatest%(updated_at, ?) WHERE pk = ?",
      {count, last_seq, last_at, at, room.pk});
}

void RoomWriter::add_to_users_count(std::int64_t pk, std::int64_t change, ChangeTime at) {
  tx_.execute(
      "UPDATE rooms SET users_count = users_count + ?, updated_at = %greatest%(updated_at, ?) "
      "WHERE pk = ?",
      {change, at, pk});
}

void RoomWriter::touch(std::int64_t pk, ChangeTime at) {
  tx_.execute("UPDATE rooms SET updated_at = %greatest%(updated_at, ?) WHERE pk = ?", {at, pk});
}

std::vector<RoomId> RoomWriter::touch_direct_of(std::int64_t user_pk, ChangeTime at) {
  return tx_.all("UPDATE rooms AS r SET updated_at = %greatest%(updated_at, ?) WHERE NOT " +
                     of_kinds(&model::RoomTraits::named) +
                     " AND pk IN (SELECT room_pk FROM subscriptions WHERE user_pk = ?) RETURNING id",
                 {at, user_pk}, [](const sql::Row& row) { return row.id<RoomId>(0); });
}

std::vector<RoomWriter::Written> RoomWriter::set_conversations_read_only(std::int64_t user_pk, bool read_only,
                                                                         ChangeTime at) {
  const auto statement = fmt::format(
      "UPDATE rooms AS r SET read_only = ?, react_when_read_only = 0, updated_at = %greatest%(updated_at, ?) "
      "WHERE NOT {} AND users_count = 2 AND read_only <> ? AND pk IN (SELECT room_pk FROM subscriptions WHERE "
      "user_pk = ?) AND (? = 1 OR NOT EXISTS (SELECT 1 FROM subscriptions s JOIN users u ON u.pk = s.user_pk WHERE "
      "s.room_pk = r.pk AND s.user_pk <> ? AND u.active = 0)) RETURNING pk, id",
      of_kinds(&model::RoomTraits::named));
  return tx_.all(statement, {read_only, at, read_only, user_pk, read_only, user_pk}, [](const sql::Row& row) {
    return Written{row.integer(0), row.id<RoomId>(1)};
  });
}

std::vector<RoomId> RoomWriter::rename_in_mutes(std::string_view from, std::string_view to, ChangeTime at) {
  const std::string pattern = "%" + escape_like(from) + "%";
  auto rooms = tx_.all(fmt::format("SELECT {} FROM rooms r WHERE (r.muted IS NOT NULL OR r.unmuted IS NOT NULL) AND "
                                   "(r.muted LIKE ? ESCAPE '\\' OR r.unmuted LIKE ? ESCAPE '\\') %for_update%",
                                   room_columns()),
                       {pattern, pattern}, room_row);
  std::vector<RoomId> changed;
  for (auto& room : rooms) {
    const bool muted = rename(room.muted, from, to);
    const bool unmuted = rename(room.unmuted, from, to);
    if (!muted && !unmuted) continue;
    room.updated_at = at;
    update(room);
    changed.push_back(room.id);
  }
  return changed;
}

void RoomWriter::remove(const RoomRow& room, ChangeTime at) {
  SearchIndexWriter{tx_}.stop(room.pk);
  if (room.id.value == model::kFirstRoom)
    tx_.execute("INSERT INTO deleted_rooms (id, deleted_at) VALUES (?, ?) ON CONFLICT DO NOTHING", {room.id, at});
  tx_.execute("DELETE FROM counted_rooms WHERE room_pk = ?", {room.pk});
  tx_.execute("DELETE FROM sidebar_rooms WHERE room_id = ?", {room.id});
  tx_.execute("DELETE FROM rooms WHERE pk = ?", {room.pk});
}

}  // namespace confab::store
