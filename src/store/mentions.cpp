#include "store/mentions.h"

namespace confab::store {

void MentionWriter::add(std::int64_t room_pk, std::int64_t seq, const std::vector<std::int64_t>& user_pks) {
  for (const auto user_pk : user_pks) {
    tx_.execute(
        "INSERT INTO mentions (user_pk, room_pk, seq) VALUES (?, ?, ?) "
        "ON CONFLICT (user_pk, room_pk, seq) DO UPDATE SET highlighted = 0",
        {user_pk, room_pk, seq});
  }
}

void MentionWriter::add_highlighted(std::int64_t room_pk, std::int64_t seq, const std::vector<std::int64_t>& user_pks) {
  for (const auto user_pk : user_pks) {
    tx_.execute("INSERT INTO mentions (user_pk, room_pk, seq, highlighted) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING",
                {user_pk, room_pk, seq});
  }
}

void MentionWriter::add_group(std::int64_t room_pk, std::int64_t seq, std::int64_t user_pk) {
  tx_.execute("INSERT INTO group_mentions (room_pk, seq, user_pk) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              {room_pk, seq, user_pk});
}

void MentionWriter::remove_named(std::int64_t room_pk, std::int64_t seq) {
  tx_.execute("DELETE FROM mentions WHERE room_pk = ? AND seq = ? AND highlighted = 0", {room_pk, seq});
}

void MentionWriter::remove(std::int64_t room_pk, std::int64_t seq) {
  tx_.execute("DELETE FROM mentions WHERE room_pk = ? AND seq = ?", {room_pk, seq});
}

void MentionWriter::remove_group(std::int64_t room_pk, std::int64_t seq) {
  tx_.execute("DELETE FROM group_mentions WHERE room_pk = ? AND seq = ?", {room_pk, seq});
}

}  // namespace confab::store
