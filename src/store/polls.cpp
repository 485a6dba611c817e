#include "store/polls.h"

#include "store/message_row.h"

namespace confab::store {
namespace {

std::int64_t position_of_poll(const model::Message& message) {
  return position_of(message.room_pk, message.seq);
}

constexpr std::int64_t kLookedBack = 500;  // polls of a room, for the newest open one

}  // namespace

std::optional<PollRow> Polls::of(const model::Message& message) {
  return session_.first("SELECT id, options, multiple, anonymous, ends_at, closed_at FROM polls WHERE position = ?",
                        {position_of_poll(message)}, [](const sql::Row& row) {
                          return PollRow{.id = row.string(0),
                                         .options = row.integer(1),
                                         .multiple = row.boolean(2),
                                         .anonymous = row.boolean(3),
                                         .ends_at = row.optional_time(4),
                                         .closed_at = row.optional_time(5)};
                        });
}

std::vector<std::int64_t> Polls::choices(const model::Message& message, std::int64_t user_pk) {
  return session_.all("SELECT choice FROM poll_votes WHERE user_pk = ? AND position = ? ORDER BY choice",
                      {user_pk, position_of_poll(message)}, [](const sql::Row& row) { return row.integer(0); });
}

std::vector<Polls::Count> Polls::counts(const model::Message& message) {
  return session_.all("SELECT choice, count(*) FROM poll_votes WHERE position = ? GROUP BY choice",
                      {position_of_poll(message)},
                      [](const sql::Row& row) { return Count{.choice = row.integer(0), .votes = row.integer(1)}; });
}

std::int64_t Polls::voters(const model::Message& message) {
  return session_.count("SELECT count(DISTINCT user_pk) FROM poll_votes WHERE position = ?",
                        {position_of_poll(message)});
}

std::vector<model::UserRef> Polls::voters_of(const model::Message& message, std::int64_t choice, std::int64_t limit,
                                             std::int64_t offset) {
  return session_.all(
      "SELECT u.id, u.username, u.name FROM poll_votes v JOIN users u ON u.pk = v.user_pk WHERE v.position = ? AND "
      "v.choice = ? ORDER BY u.username_key, u.pk LIMIT ? OFFSET ?",
      {position_of_poll(message), choice, limit, offset}, [](const sql::Row& row) {
        return model::UserRef{row.id<UserId>(0), row.string(1), row.optional_string(2)};
      });
}

std::int64_t Polls::count_voters_of(const model::Message& message, std::int64_t choice) {
  return session_.count("SELECT count(*) FROM poll_votes WHERE position = ? AND choice = ?",
                        {position_of_poll(message), choice});
}

std::vector<MessageId> Polls::voted_in(std::int64_t user_pk, std::int64_t limit) {
  return session_.all(
      "SELECT DISTINCT m.id FROM poll_votes v JOIN messages m ON m.position = v.position WHERE v.user_pk = ? LIMIT ?",
      {user_pk, limit}, [](const sql::Row& row) { return row.id<MessageId>(0); });
}

std::optional<MessageId> Polls::message_of(std::string_view id) {
  return session_.first("SELECT m.id FROM polls p JOIN messages m ON m.position = p.position WHERE p.id = ?", {id},
                        [](const sql::Row& row) { return row.id<MessageId>(0); });
}

std::optional<MessageId> Polls::newest_open(std::int64_t room_pk, Timestamp now) {
  return session_.first(
      "SELECT m.id FROM (SELECT p.position, p.ends_at, p.closed_at FROM polls p WHERE p.position > ? AND p.position < "
      "? ORDER BY p.position DESC LIMIT ?) o JOIN messages m ON m.position = o.position WHERE o.closed_at IS NULL AND "
      "(o.ends_at IS NULL OR o.ends_at > ?) ORDER BY o.position DESC LIMIT 1",
      {position_of(room_pk, 0), position_of(room_pk + 1, 0), kLookedBack, now},
      [](const sql::Row& row) { return row.id<MessageId>(0); });
}

void PollWriter::insert(const model::Message& message, const PollRow& row) {
  tx_.execute(
      "INSERT INTO polls (position, id, options, multiple, anonymous, ends_at, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {position_of_poll(message), row.id, row.options, row.multiple, row.anonymous, row.ends_at, row.closed_at});
}

void PollWriter::set_votes(const model::Message& message, std::int64_t user_pk,
                           const std::vector<std::int64_t>& choices, Timestamp at) {
  tx_.execute("DELETE FROM poll_votes WHERE user_pk = ? AND position = ?", {user_pk, position_of_poll(message)});
  for (const auto choice : choices) {
    tx_.execute("INSERT INTO poll_votes (position, choice, user_pk, voted_at) VALUES (?, ?, ?, ?)",
                {position_of_poll(message), choice, user_pk, at});
  }
}

bool PollWriter::close(const model::Message& message, Timestamp at) {
  return tx_.execute("UPDATE polls SET closed_at = ? WHERE position = ? AND closed_at IS NULL",
                     {at, position_of_poll(message)}) != 0;
}

void PollWriter::remove(const model::Message& message) {
  tx_.execute("DELETE FROM polls WHERE position = ?", {position_of_poll(message)});
}

}  // namespace confab::store
