#include "store/use_by_day.h"

#include "store/message_row.h"
#include "store/room_row.h"

namespace confab::store {
namespace {

constexpr std::int64_t kDay = 86'400'000;  // milliseconds
constexpr std::int64_t kHours = 24;

std::int64_t length_of(const Days& days) {
  return days.last - days.first + 1;
}

}  // namespace

std::vector<RoomToCount> UseByDay::uncounted(std::int64_t after_pk, std::int64_t limit) {
  return session_.all(
      "SELECT r.pk, COALESCE(c.seq, 0), r.seq FROM rooms r LEFT JOIN counted_rooms c ON c.room_pk = r.pk WHERE r.pk > "
      "? "
      "AND r.seq > COALESCE(c.seq, 0) ORDER BY r.pk LIMIT ?",
      {after_pk, limit}, [](const sql::Row& row) {
        return RoomToCount{row.integer(0), row.integer(1), row.integer(2)};
      });
}

std::int64_t UseByDay::counted(std::int64_t room_pk) {
  return session_
      .first("SELECT seq FROM counted_rooms WHERE room_pk = ?", {room_pk},
             [](const sql::Row& row) { return row.integer(0); })
      .value_or(0);
}

std::vector<WrittenMessage> UseByDay::written(const RoomToCount& room, std::int64_t limit) {
  return session_.all(
      "SELECT m.seq, m.sent_at, m.user_pk FROM messages m WHERE m.position > ? AND m.position <= ? AND (m.type IS NULL "
      "OR m.type = "
      "'e2e') "
      "ORDER BY m.position LIMIT ?",
      {position_of(room.pk, room.counted), position_of(room.pk, room.seq), limit}, [](const sql::Row& row) {
        const auto author = row.integer(2);
        return WrittenMessage{row.integer(0), row.time(1), author == 0 ? std::nullopt : std::optional{author}};
      });
}

std::map<std::int64_t, std::int64_t> UseByDay::messages_by_day(const Days& days) {
  return counts(
      "SELECT d.day, CAST(sum(d.messages) AS BIGINT) FROM room_days d WHERE d.day >= ? AND d.day < ? GROUP BY d.day",
      days.first, days.last + 1);
}

std::map<std::string, std::int64_t> UseByDay::messages_by_kind(const Days& days) {
  std::map<std::string, std::int64_t> kinds;
  session_.each(
      "SELECT r.type, CAST(sum(d.messages) AS BIGINT) FROM room_days d JOIN rooms r ON r.pk = d.room_pk WHERE d.day >= "
      "? AND d.day < ? GROUP BY r.type",
      {days.first, days.last + 1}, [&](const sql::Row& row) { kinds.emplace(row.string(0), row.integer(1)); });
  return kinds;
}

std::vector<RoomUse> UseByDay::rooms(const Days& days, bool only_active, std::int64_t limit, std::int64_t offset) {
  return session_.all(
      "SELECT r.id, r.type, r.name, r.fname, r.created_at, r.updated_at, u.messages, u.earlier FROM (SELECT d.room_pk "
      "AS room_pk, CAST(sum(CASE WHEN d.day >= ? THEN d.messages ELSE 0 END) AS BIGINT) AS messages, CAST(sum(CASE "
      "WHEN d.day >= ? THEN 0 ELSE d.messages END) AS BIGINT) AS earlier FROM room_days d WHERE d.day >= ? AND d.day < "
      "? GROUP BY d.room_pk) u JOIN rooms r ON r.pk = u.room_pk WHERE " +
          of_kinds(&model::RoomTraits::named) + " AND u.messages >= ? ORDER BY u.messages DESC, r.pk LIMIT ? OFFSET ?",
      {days.first, days.first, days.first - length_of(days), days.last + 1, only_active ? 1 : 0, limit, offset},
      [](const sql::Row& row) {
        return RoomUse{.id = row.id<RoomId>(0),
                       .type = row.string(1),
                       .name = row.optional_string(2),
                       .fname = row.optional_string(3),
                       .created_at = row.time(4),
                       .updated_at = row.time(5),
                       .messages = row.integer(6),
                       .before = row.integer(7)};
      });
}

std::int64_t UseByDay::count_rooms(const Days& days, bool only_active) {
  return session_.count(
      "SELECT count(*) FROM (SELECT d.room_pk AS room_pk, sum(CASE WHEN d.day >= ? THEN d.messages ELSE 0 END) AS "
      "messages FROM room_days d WHERE d.day >= ? AND d.day < ? GROUP BY d.room_pk) u JOIN rooms r ON r.pk = u.room_pk "
      "WHERE " +
          of_kinds(&model::RoomTraits::named) + " AND u.messages >= ?",
      {days.first, days.first - length_of(days), days.last + 1, only_active ? 1 : 0});
}

std::map<std::int64_t, std::int64_t> UseByDay::new_users_by_day(const Days& days) {
  return counts(
      "SELECT u.created_at / 86400000, count(*) FROM users u WHERE u.created_at >= ? AND u.created_at < ? AND u.type = "
      "'user' GROUP BY 1",
      days.first * kDay, (days.last + 1) * kDay);
}

std::map<std::int64_t, std::int64_t> UseByDay::writers_by_hour(const Days& days) {
  return counts("SELECT p.hour, count(*) FROM person_hours p WHERE p.hour >= ? AND p.hour < ? GROUP BY p.hour",
                days.first * kHours, (days.last + 1) * kHours);
}

std::map<std::int64_t, std::int64_t> UseByDay::writers_by_day(const Days& days) {
  return counts(
      "SELECT p.hour / 24, count(DISTINCT p.user_pk) FROM person_hours p WHERE p.hour >= ? AND p.hour < ? GROUP BY 1",
      days.first * kHours, (days.last + 1) * kHours);
}

std::vector<UserOfDay> UseByDay::writers(const Days& days, std::int64_t limit) {
  return session_.all(
      "SELECT DISTINCT p.hour / 24, u.id FROM person_hours p JOIN users u ON u.pk = p.user_pk WHERE p.hour >= ? AND "
      "p.hour < ? ORDER BY 1, 2 LIMIT ?",
      {days.first * kHours, (days.last + 1) * kHours, limit}, [](const sql::Row& row) {
        return UserOfDay{row.integer(0), row.id<UserId>(1)};
      });
}

std::map<std::int64_t, std::int64_t> UseByDay::counts(std::string_view statement, std::int64_t from,
                                                      std::int64_t until) {
  std::map<std::int64_t, std::int64_t> found;
  session_.each(statement, {from, until}, [&](const sql::Row& row) { found.emplace(row.integer(0), row.integer(1)); });
  return found;
}

bool UseByDayWriter::lock_room(std::int64_t room_pk) {
  return tx_
      .first("SELECT pk FROM rooms WHERE pk = ? %for_update%", {room_pk},
             [](const sql::Row& row) { return row.integer(0); })
      .has_value();
}

void UseByDayWriter::add_messages(std::int64_t day, std::int64_t room_pk, std::int64_t messages) {
  tx_.execute(
      "INSERT INTO room_days (day, room_pk, messages) VALUES (?, ?, ?) ON CONFLICT (day, room_pk) DO UPDATE SET "
      "messages = room_days.messages + excluded.messages",
      {day, room_pk, messages});
}

void UseByDayWriter::add_writer(std::int64_t hour, std::int64_t user_pk) {
  tx_.execute("INSERT INTO person_hours (hour, user_pk) VALUES (?, ?) ON CONFLICT DO NOTHING", {hour, user_pk});
}

void UseByDayWriter::set_counted(std::int64_t room_pk, std::int64_t seq) {
  tx_.execute(
      "INSERT INTO counted_rooms (room_pk, seq) VALUES (?, ?) ON CONFLICT (room_pk) DO UPDATE SET seq = excluded.seq",
      {room_pk, seq});
}

void UseByDayWriter::forget_before(std::int64_t day) {
  tx_.execute("DELETE FROM room_days WHERE day < ?", {day});
  tx_.execute("DELETE FROM person_hours WHERE hour < ?", {day * kHours});
}

}  // namespace confab::store
