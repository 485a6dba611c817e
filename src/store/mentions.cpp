#include "store/mentions.h"

namespace confab::store {

void MentionWriter::add(std::int64_t room_no, std::int64_t seq, const std::vector<std::int64_t>& user_nos) {
  for (const auto user_no : user_nos) {
    tx_.execute("INSERT INTO mentions (user_no, room_no, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                {user_no, room_no, seq});
  }
}

void MentionWriter::add_group(std::int64_t room_no, std::int64_t seq, std::int64_t user_no) {
  tx_.execute("INSERT INTO group_mentions (room_no, seq, user_no) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              {room_no, seq, user_no});
}

void MentionWriter::remove(std::int64_t room_no, std::int64_t seq, const std::vector<std::int64_t>& user_nos) {
  for (const auto user_no : user_nos) {
    tx_.execute("DELETE FROM mentions WHERE user_no = ? AND room_no = ? AND seq = ?", {user_no, room_no, seq});
  }
}

void MentionWriter::remove_group(std::int64_t room_no, std::int64_t seq) {
  tx_.execute("DELETE FROM group_mentions WHERE room_no = ? AND seq = ?", {room_no, seq});
}

}  // namespace confab::store
