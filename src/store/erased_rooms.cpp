#include "store/erased_rooms.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "store/message_row.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

/// A table that names rooms, and the column behind the room's number in the index by which its rows are found.
struct RowsOf {
  std::string_view name, key;
};

// Marks, reports and polls go with their message.
constexpr std::array<std::string_view, 3> kByPosition{"messages", "search_postings", "search_stale"};
constexpr std::array kByRoom{RowsOf{"mentions", "seq"},
                             RowsOf{"group_mentions", "seq"},
                             RowsOf{"thread_follows", "thread_seq"},
                             RowsOf{"message_versions", "sent_at"},
                             RowsOf{"deleted_messages", "deleted_at"},
                             RowsOf{"integration_runs", "pk"},
                             RowsOf{"room_days", "day"}};

// The first rows in the order of an index, as one range of it.
std::string first_by_position(std::string_view table) {
  return fmt::format(
      "DELETE FROM {0} WHERE position > ? AND position <= (SELECT max(position) FROM (SELECT position FROM {0} WHERE "
      "position > ? AND position < ? ORDER BY position LIMIT ?) AS part)",
      table);
}

std::string first_of_room(const RowsOf& table) {
  return fmt::format(
      "DELETE FROM {0} WHERE room_pk = ? AND {1} <= (SELECT max({1}) FROM (SELECT {1} FROM {0} WHERE room_pk = ? ORDER "
      "BY {1} LIMIT ?) AS part)",
      table.name, table.key);
}

}  // namespace

void ErasedRoomWriter::remember(const ErasedRoom& room) {
  tx_.execute("INSERT INTO erased_rooms (room_pk, id, erased_at) VALUES (?, ?, ?)", {room.pk, room.id, room.at});
}

void ErasedRoomWriter::forget(std::int64_t pk) {
  tx_.execute("DELETE FROM erased_rooms WHERE room_pk = ?", {pk});
}

std::vector<RoomMembership> ErasedRoomWriter::take_members(const ErasedRoom& room, std::int64_t limit) {
  std::vector<std::int64_t> numbers;
  std::vector<RoomMembership> taken;
  tx_.each(
      "SELECT s.pk, u.id, s.id FROM subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? ORDER BY "
      "s.user_pk LIMIT ?",
      {room.pk, limit}, [&](const sql::Row& row) {
        numbers.push_back(row.integer(0));
        taken.push_back({row.id<UserId>(1), row.id<SubscriptionId>(2)});
      });
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{room.id, room.at};
    append_in_list(values, part);
    tx_.execute(
        "INSERT INTO deleted_subscriptions (id, user_pk, room_id, deleted_at) SELECT id, user_pk, ?, CAST(? AS BIGINT) "
        "FROM subscriptions WHERE pk IN " +
            in_list(part.size()),
        values);
    values.erase(values.begin(), values.begin() + 2);
    tx_.execute("DELETE FROM subscriptions WHERE pk IN " + in_list(part.size()), values);
  });
  return taken;
}

std::int64_t ErasedRoomWriter::take_rows(std::int64_t pk, std::int64_t limit) {
  const auto first = position_of(pk, 0), end = position_of(pk + 1, 0);
  auto left = limit;
  for (const auto table : kByPosition) {
    if (left > 0) left -= tx_.execute(first_by_position(table), {first, first, end, left});
  }
  for (const auto& table : kByRoom) {
    if (left > 0) left -= tx_.execute(first_of_room(table), {pk, pk, left});
  }
  return limit - left;
}

}  // namespace confab::store
