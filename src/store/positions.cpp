#include "store/positions.h"

#include <algorithm>

#include "store/message_row.h"

namespace confab::store {

std::int64_t Positions::countable_before(std::int64_t room_no, std::int64_t seq) {
  const auto kept = session_.count(
      "SELECT countable FROM messages WHERE position > ? AND position < ? AND countable > 0 "
      "ORDER BY position DESC LIMIT 1",
      {position_of(room_no, 0), position_of(room_no, seq)});
  const auto deleted = session_.count(
      "SELECT countable FROM deleted_messages WHERE room_no = ? AND seq < ? AND countable > ? "
      "ORDER BY countable DESC LIMIT 1",
      {room_no, seq, kept});
  return std::max(kept, deleted);
}

std::int64_t Positions::own_from(std::int64_t room_no, std::int64_t user_no, std::int64_t seq) {
  const auto kept = session_.count(
      "SELECT count(*) FROM messages WHERE position >= ? AND position < ? AND user_no = ? AND countable > 0",
      {position_of(room_no, seq), position_of(room_no + 1, 0), user_no});
  const auto deleted =
      session_.count("SELECT count(*) FROM deleted_messages WHERE room_no = ? AND countable > ? AND user_no = ?",
                     {room_no, countable_before(room_no, seq), user_no});
  return kept + deleted;
}

}  // namespace confab::store
