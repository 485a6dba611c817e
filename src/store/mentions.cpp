#include "store/mentions.h"

namespace confab::store {

namespace {

bool shows_in_room(const model::Message& message) {
  return message.thread_seq == 0 || message.tshow.value_or(false);
}

}  // namespace

void MentionWriter::add(const model::Message& message, const std::vector<std::int64_t>& user_pks) {
  for (const auto user_pk : user_pks) {
    tx_.execute(
        "INSERT INTO mentions (user_pk, room_pk, seq, thread_seq, in_room) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (user_pk, room_pk, seq) DO UPDATE SET highlighted = 0",
        {user_pk, message.room_pk, message.seq, message.thread_seq, shows_in_room(message)});
  }
}

void MentionWriter::add_highlighted(const model::Message& message, const std::vector<std::int64_t>& user_pks) {
  for (const auto user_pk : user_pks) {
    tx_.execute(
        "INSERT INTO mentions (user_pk, room_pk, seq, highlighted, thread_seq, in_room) VALUES (?, ?, ?, 1, ?, ?) "
        "ON CONFLICT DO NOTHING",
        {user_pk, message.room_pk, message.seq, message.thread_seq, shows_in_room(message)});
  }
}

void MentionWriter::add_group(const model::Message& message) {
  tx_.execute(
      "INSERT INTO group_mentions (room_pk, seq, user_pk, thread_seq, in_room) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT DO NOTHING",
      {message.room_pk, message.seq, message.u.pk, message.thread_seq, shows_in_room(message)});
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
