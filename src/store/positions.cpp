#include "store/positions.h"

#include <algorithm>
#include <limits>

#include "store/message_row.h"

namespace confab::store {

std::int64_t Positions::countable_before(std::int64_t room_pk, std::int64_t seq) {
  const auto kept = session_.count(
      "SELECT countable FROM messages WHERE position > ? AND position < ? AND countable > 0 "
      "ORDER BY position DESC LIMIT 1",
      {position_of(room_pk, 0), position_of(room_pk, seq)});
  const auto next = session_.first(
      "SELECT countable FROM messages WHERE position >= ? AND position < ? AND countable > 0 ORDER BY position LIMIT 1",
      {position_of(room_pk, seq), position_of(room_pk + 1, 0)}, [](const sql::Row& row) { return row.integer(0); });
  // Only those between the two can have a higher one: not the deleted ones of years.
  const auto deleted = session_.count(
      "SELECT countable FROM deleted_messages WHERE room_pk = ? AND countable > ? AND countable < ? AND seq < ? "
      "ORDER BY countable DESC LIMIT 1",
      {room_pk, kept, next.value_or(std::numeric_limits<std::int64_t>::max()), seq});
  return std::max(kept, deleted);
}

std::int64_t Positions::own_from(std::int64_t room_pk, std::int64_t user_pk, std::int64_t seq) {
  const auto kept = session_.count(
      "SELECT count(*) FROM messages WHERE position >= ? AND position < ? AND user_pk = ? AND countable > 0",
      {position_of(room_pk, seq), position_of(room_pk + 1, 0), user_pk});
  const auto deleted =
      session_.count("SELECT count(*) FROM deleted_messages WHERE room_pk = ? AND countable > ? AND user_pk = ?",
                     {room_pk, countable_before(room_pk, seq), user_pk});
  return kept + deleted;
}

}  // namespace confab::store
