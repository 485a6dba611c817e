#include "store/positions.h"

#include <algorithm>

#include "store/message_row.h"

namespace confab::store {

std::int64_t Positions::countable_before(std::int64_t room_pk, std::int64_t seq) {
  const auto kept = session_.count(
      "SELECT countable FROM messages WHERE position > ? AND position < ? AND countable > 0 "
      "ORDER BY position DESC LIMIT 1",
      {position_of(room_pk, 0), position_of(room_pk, seq)});
  const auto deleted = session_.count(
      "SELECT countable FROM deleted_messages WHERE room_pk = ? AND seq < ? AND countable > ? "
      "ORDER BY countable DESC LIMIT 1",
      {room_pk, seq, kept});
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
