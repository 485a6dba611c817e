#include "store/message_writer.h"

#include "store/message_table.h"
#include "store/search_index.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

std::optional<std::string_view> text_of(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>{text};
}

std::optional<std::int64_t> place_of(std::int64_t thread_seq) {
  return thread_seq == 0 ? std::nullopt : std::optional{thread_seq};
}

}  // namespace

bool MessageWriter::insert(const model::Message& message) {
  static const std::string statement =
      kMessages.insert_select_sql() +
      " WHERE NOT EXISTS (SELECT 1 FROM deleted_messages d WHERE d.id = ?) ON CONFLICT (id) DO NOTHING";
  Texts texts;
  auto values = kMessages.insert_values(message, texts);
  values.emplace_back(message.id);
  return tx_.execute(statement, values) != 0;
}

void MessageWriter::update(const model::Message& message, std::optional<std::int64_t> edited_by_pk) {
  static const std::string statement =
      "UPDATE messages SET " + kMessages.assignments() + ", edited_by_pk = ? WHERE position = ?";
  Texts texts;
  auto values = kMessages.update_values(message, texts);
  values.insert(values.end(), {edited_by_pk, position_of(message.room_pk, message.seq)});
  tx_.execute(statement, values);
  SearchIndexWriter{tx_}.note(message.room_pk, message.seq);
}

void MessageWriter::set_author(const model::Message& message) {
  const std::string body = message_body(message);
  tx_.execute("UPDATE messages SET user_pk = ?, body = ?, updated_at = ? WHERE position = ?",
              {message.u.pk, text_of(body), message.updated_at, position_of(message.room_pk, message.seq)});
}

void MessageWriter::set_body(const model::Message& message) {
  const std::string body = message_body(message);
  tx_.execute("UPDATE messages SET body = ?, updated_at = ? WHERE position = ?",
              {text_of(body), message.updated_at, position_of(message.room_pk, message.seq)});
}

void MessageWriter::remove(const model::Message& message, std::int64_t deleted_by_pk, ChangeTime at) {
  tx_.execute("DELETE FROM messages WHERE position = ?", {position_of(message.room_pk, message.seq)});
  tx_.execute(
      "INSERT INTO deleted_messages (id, room_pk, seq, countable, user_pk, sent_at, deleted_at, deleted_by_pk, "
      "thread_seq, tcount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {message.id, message.room_pk, message.seq, message.countable, message.u.pk, message.ts, at, deleted_by_pk,
       place_of(message.thread_seq), message.tcount});
  SearchIndexWriter{tx_}.note(message.room_pk, message.seq);
}

void MessageWriter::remove_all(std::int64_t room_pk, const std::vector<model::Message>& messages,
                               std::optional<std::int64_t> deleted_by_pk, ChangeTime at) {
  std::vector<std::int64_t> seqs, positions;
  seqs.reserve(messages.size());
  for (const auto& message : messages) {
    seqs.push_back(message.seq);
    SearchIndexWriter{tx_}.note(room_pk, message.seq);
  }
  in_parts(seqs, [&](const std::vector<std::int64_t>& part) {
    positions.clear();
    positions.reserve(part.size());
    for (const auto seq : part) positions.push_back(position_of(room_pk, seq));
    std::vector<sql::Value> values{at, deleted_by_pk};
    append_in_list(values, positions);
    tx_.execute(
        "INSERT INTO deleted_messages (id, room_pk, seq, countable, user_pk, sent_at, deleted_at, deleted_by_pk, "
        "thread_seq, tcount) SELECT id, room_pk, seq, countable, user_pk, sent_at, CAST(? AS BIGINT), "
        "CAST(? AS BIGINT), thread_seq, tcount FROM messages WHERE position IN " +
            in_list(part.size()),
        values);
    values.erase(values.begin(), values.begin() + 2);
    tx_.execute("DELETE FROM messages WHERE position IN " + in_list(part.size()), values);
    std::vector<sql::Value> in_room{room_pk};
    append_in_list(in_room, part);
    tx_.execute("DELETE FROM mentions WHERE room_pk = ? AND seq IN " + in_list(part.size()), in_room);
    tx_.execute("DELETE FROM group_mentions WHERE room_pk = ? AND seq IN " + in_list(part.size()), in_room);
  });
}

}  // namespace confab::store
