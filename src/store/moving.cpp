#include "store/moving.h"

#include "store/message_row.h"

namespace confab::store {
namespace {

std::int64_t place(const model::Message& message) {
  return position_of(message.room_pk, message.seq);
}

}  // namespace

void MovingWriter::carry_over(const model::Message& before, const model::Message& after) {
  const auto from = place(before);
  const auto to = place(after);
  tx_.execute(
      "UPDATE messages SET marks = ?, edited_at = ?, edited_by_pk = (SELECT o.edited_by_pk FROM messages o WHERE "
      "o.position = ?) WHERE position = ?",
      {before.marks, before.edited_at, from, to});
  if (before.marks != 0) {
    tx_.execute("UPDATE reactions SET position = ? WHERE position = ?", {to, from});
    tx_.execute("UPDATE stars SET position = ? WHERE position = ?", {to, from});
    tx_.execute("UPDATE pins SET position = ? WHERE position = ?", {to, from});
  }
  tx_.execute("UPDATE reports SET position = ? WHERE position = ?", {to, from});
  if (before.poll) {
    tx_.execute(
        "INSERT INTO polls (position, id, options, multiple, anonymous, ends_at, closed_at) SELECT CAST(? AS BIGINT), "
        "'moving ' || id, options, multiple, anonymous, ends_at, closed_at FROM polls WHERE position = ?",
        {to, from});
    tx_.execute("UPDATE poll_votes SET position = ? WHERE position = ?", {to, from});
    tx_.execute("DELETE FROM polls WHERE position = ?", {from});
    tx_.execute("UPDATE polls SET id = substr(id, 8) WHERE position = ?", {to});
  }
  tx_.execute("UPDATE message_versions SET message_id = ?, room_pk = ? WHERE message_id = ?",
              {after.id, after.room_pk, before.id});
  tx_.execute("UPDATE uploads SET message_id = ?, room_pk = ? WHERE message_id = ?",
              {after.id, after.room_pk, before.id});
  tx_.execute("UPDATE reminders SET message_id = ?, room_id = ? WHERE message_id = ?",
              {after.id, after.rid, before.id});
}

std::vector<ThreadFollow> MovingWriter::followers(const model::Message& first) {
  return tx_.all(
      "SELECT user_pk, read_seq FROM thread_follows WHERE room_pk = ? AND thread_seq = ?", {first.room_pk, first.seq},
      [](const sql::Row& row) { return ThreadFollow{.user_pk = row.integer(0), .read_seq = row.integer(1)}; });
}

bool MovingWriter::count_own(std::int64_t room_pk, std::int64_t user_pk, ChangeTime at) {
  return tx_.execute(
             "UPDATE subscriptions SET own_unread = own_unread + 1, updated_at = ? WHERE room_pk = ? AND user_pk = ?",
             {at, room_pk, user_pk}) != 0;
}

}  // namespace confab::store
