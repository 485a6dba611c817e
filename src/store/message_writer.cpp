#include "store/message_writer.h"

#include "store/message_row.h"

namespace confab::store {
namespace {

std::optional<std::string_view> text_of(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>{text};
}

}  // namespace

bool MessageWriter::insert(const model::Message& message) {
  const std::string body = message_body(message);
  // The casts tell PostgreSQL the types, which it does not derive in a SELECT.
  return tx_.execute(
             "INSERT INTO messages (position, id, room_pk, seq, countable, user_pk, sent_at, updated_at, type, text, "
             "md, body) SELECT CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT), "
             "CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT), "
             "CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT) "
             "WHERE NOT EXISTS (SELECT 1 FROM deleted_messages d WHERE d.id = ?) ON CONFLICT (id) DO NOTHING",
             {position_of(message.room_pk, message.seq), message.id, message.room_pk, message.seq, message.countable,
              message.user_pk, message.ts, message.updated_at, message.t, message.msg, text_of(message.md.text),
              text_of(body), message.id}) != 0;
}

void MessageWriter::update(const model::Message& message, std::optional<std::int64_t> edited_by_pk) {
  const std::string body = message_body(message);
  tx_.execute(
      "UPDATE messages SET text = ?, type = ?, md = ?, body = ?, edited_at = ?, edited_by_pk = ?, updated_at = ? "
      "WHERE position = ?",
      {message.msg, message.t, text_of(message.md.text), text_of(body), message.edited_at, edited_by_pk,
       message.updated_at, position_of(message.room_pk, message.seq)});
}

void MessageWriter::remove(const model::Message& message, std::int64_t deleted_by_pk, Timestamp at) {
  tx_.execute("DELETE FROM messages WHERE position = ?", {position_of(message.room_pk, message.seq)});
  tx_.execute(
      "INSERT INTO deleted_messages (id, room_pk, seq, countable, user_pk, sent_at, deleted_at, deleted_by_pk) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {message.id, message.room_pk, message.seq, message.countable, message.user_pk, message.ts, at, deleted_by_pk});
}

}  // namespace confab::store
