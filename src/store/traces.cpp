#include "store/traces.h"

#include "base/text.h"
#include "store/message_list.h"
#include "store/message_row.h"
#include "store/search_index.h"
#include "store/where.h"

namespace confab::store {

std::optional<GoneAccount> find_gone(sql::Session& session, std::int64_t pk) {
  return session.first("SELECT pk, id, username FROM users WHERE pk = ?", {pk}, [](const sql::Row& row) {
    return GoneAccount{row.integer(0), row.id<UserId>(1), row.string(2)};
  });
}

std::vector<model::Message> Traces::find(std::int64_t room_pk, PositionRange range, const GoneAccount& gone) {
  Where where;
  where.add("m.position > ? AND m.position < ?",
            {position_of(room_pk, range.after), position_of(room_pk, range.before)});
  where.add(
      "m.edited_by_pk = ? OR m.body LIKE ? ESCAPE '\\' OR m.body LIKE '%\"message_link\":%' OR m.body LIKE "
      "'%\"author_icon\":%' OR (m.type IS NOT NULL AND m.text = ?)",
      {gone.pk, where.keep("%\"_id\":\"" + escape_like(gone.id.value) + "\"%"), where.keep(gone.username)});
  return load_messages(session_, "WHERE " + where.sql() + " ORDER BY m.position", where.values(), {},
                       Messages::kMaxBytes);
}

std::int64_t Traces::newest(std::int64_t room_pk) {
  return session_.count("SELECT seq FROM rooms WHERE pk = ?", {room_pk});
}

bool Traces::was_of(std::int64_t user_pk, const MessageId& message) {
  return session_.count("SELECT count(*) FROM deleted_messages WHERE id = ? AND user_pk = ?", {message, user_pk}) != 0;
}

bool Traces::was_of(std::int64_t user_pk, std::int64_t room_pk, Timestamp sent_at) {
  return session_.count(
             "SELECT count(*) FROM deleted_messages WHERE room_pk IN (?, (SELECT parent_pk FROM rooms WHERE pk = ?)) "
             "AND user_pk = ? AND sent_at = ?",
             {room_pk, room_pk, user_pk, sent_at}) != 0;
}

void forget_editor(sql::Transaction& tx, const model::Message& message, std::int64_t user_pk) {
  tx.execute("UPDATE messages SET edited_by_pk = NULL WHERE position = ? AND edited_by_pk = ?",
             {position_of(message.room_pk, message.seq), user_pk});
}

void set_system_text(sql::Transaction& tx, const model::Message& message) {
  tx.execute("UPDATE messages SET text = ? WHERE position = ?",
             {message.msg, position_of(message.room_pk, message.seq)});
  SearchIndexWriter{tx}.note(message.room_pk, message.seq);
}

}  // namespace confab::store
