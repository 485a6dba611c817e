#include "store/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "store/condition.h"
#include "store/message_list.h"
#include "store/message_row.h"
#include "store/sql_text.h"
#include "store/users.h"
#include "store/where.h"

namespace confab::store {
namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

// What a room shows where its threads are shown apart.
std::string_view condition_of(Replies replies) {
  return replies == Replies::all ? "" : " AND (m.thread_seq IS NULL OR m.tshow = 1)";
}

std::string_view direction(Order order) {
  return order == Order::oldest_first ? "ASC" : "DESC";
}

std::int64_t first_of(std::int64_t room_pk, PositionRange range) {
  return position_of(room_pk, range.after);
}

std::int64_t end_of(std::int64_t room_pk, PositionRange range) {
  return range.before == 0 ? position_of(room_pk + 1, 0) : position_of(room_pk, range.before);
}

std::int64_t from_of(const Messages::Changes& changes) {
  return changes.from ? to_millis(*changes.from) : std::numeric_limits<std::int64_t>::min();
}

std::int64_t before_of(const Messages::Changes& changes) {
  return changes.before ? to_millis(*changes.before) : kAll;
}

std::int64_t limit_of(const Messages::Changes& changes) {
  return changes.limit == 0 ? Messages::kMax : std::min(changes.limit, Messages::kMax);
}

std::size_t bytes_of(const Messages::Changes& changes) {
  return changes.limit == 0 ? Messages::kMaxBytes : std::numeric_limits<std::size_t>::max();
}

void cut(auto& rows, const Messages::Changes& changes) {
  if (std::ssize(rows) > limit_of(changes)) rows.resize(static_cast<std::size_t>(limit_of(changes)));
}

void add_searched(Where& where, std::int64_t room_pk, std::int64_t newest_seq, const model::Condition& condition) {
  const auto after = std::max<std::int64_t>(0, newest_seq - Messages::kMaxSearched);
  where.add("m.position > ? AND m.position < ?", {position_of(room_pk, after), position_of(room_pk + 1, 0)});
  add_condition(where, condition, {.fields = kMessageFields});
}

// Nobody whom the message shows was renamed after it changed itself.
std::string own_time_counts() {
  return fmt::format("m.updated_at >= coalesce(mu.renamed_at, 0) AND m.updated_at >= coalesce(me.renamed_at, 0) AND {}",
                     kMarksAreOlder);
}

struct InOrder {
  Order order;
  bool operator()(const auto& a, const auto& b) const {
    const auto at_a = std::pair{a.updated_at, a.seq};
    const auto at_b = std::pair{b.updated_at, b.seq};
    return order == Order::oldest_first ? at_a < at_b : at_b < at_a;
  }
};

// Two lists that are in the order of their changes as one.
std::vector<model::Message> merged(std::vector<model::Message> a, std::vector<model::Message> b,
                                   const Messages::Changes& changes) {
  std::vector<model::Message> all;
  all.reserve(a.size() + b.size());
  std::merge(std::make_move_iterator(a.begin()), std::make_move_iterator(a.end()), std::make_move_iterator(b.begin()),
             std::make_move_iterator(b.end()), std::back_inserter(all), InOrder{changes.order});
  cut(all, changes);
  return all;
}

// By what is written down beside the messages: the room itself is not looked through.
Where where_of(std::int64_t room_pk, const Messages::Filter& filter) {
  const auto first = position_of(room_pk, 0);
  const auto end = position_of(room_pk + 1, 0);
  Where where;
  if (filter.naming) {
    where.add(
        "m.position IN (SELECT x.room_pk * 4294967296 + x.seq FROM mentions x WHERE x.user_pk = ? AND x.room_pk = "
        "? AND x.highlighted = 0)",
        {*filter.naming, room_pk});
  }
  if (filter.starred_by) {
    where.add(
        "m.position IN (SELECT s.position FROM stars s WHERE s.user_pk = ? AND s.position > ? AND s.position < ?)",
        {*filter.starred_by, first, end});
  }
  if (filter.pinned) {
    where.add("m.position IN (SELECT p.position FROM pins p WHERE p.position > ? AND p.position < ?)", {first, end});
  }
  if (filter.condition) add_condition(where, *filter.condition, {.fields = kMessageFields});
  return where;
}

}  // namespace

std::optional<RoomId> Messages::room_of(const MessageId& id) {
  return session_.first("SELECT r.id FROM messages m JOIN rooms r ON r.pk = m.room_pk WHERE m.id = ?", {id},
                        [](const sql::Row& row) { return row.id<RoomId>(0); });
}

std::optional<MessageId> Messages::id_at(std::int64_t room_pk, std::int64_t seq) {
  return session_.first("SELECT id FROM messages WHERE position = ?", {position_of(room_pk, seq)},
                        [](const sql::Row& row) { return row.id<MessageId>(0); });
}

std::optional<model::Message> Messages::by_id(const MessageId& id) {
  const sql::Value value{id};
  auto messages = load("WHERE m.id = ?", {&value, 1});
  return messages.empty() ? std::nullopt : std::optional{std::move(messages.front())};
}

std::vector<model::Message> Messages::by_ids(const std::vector<MessageId>& ids) {
  std::vector<model::Message> messages;
  in_parts(ids, [&](const std::vector<MessageId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    auto some = load("WHERE m.id IN " + in_list(part.size()), values);
    messages.insert(messages.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return messages;
}

std::vector<model::Message> Messages::range(std::int64_t room_pk, PositionRange range, Order order, std::int64_t limit,
                                            std::int64_t offset, Replies replies) {
  const std::vector<sql::Value> values{first_of(room_pk, range), end_of(room_pk, range), std::min(limit, kMax), offset};
  return load(fmt::format("WHERE m.position > ? AND m.position < ?{} ORDER BY m.position {} LIMIT ? OFFSET ?",
                          condition_of(replies), direction(order)),
              values);
}

std::vector<model::Message> Messages::by_author(std::int64_t room_pk, std::int64_t user_pk, std::int64_t limit) {
  const std::array<sql::Value, 4> values{position_of(room_pk, 0), position_of(room_pk + 1, 0), user_pk, limit};
  return load("WHERE m.position > ? AND m.position < ? AND m.user_pk = ? ORDER BY m.position LIMIT ?", values);
}

std::int64_t Messages::count(std::int64_t room_pk, PositionRange range, Replies replies) {
  return session_.count(
      fmt::format("SELECT count(*) FROM messages m WHERE m.position > ? AND m.position < ?{}", condition_of(replies)),
      {first_of(room_pk, range), end_of(room_pk, range)});
}

std::int64_t Messages::seq_before(std::int64_t room_pk, std::int64_t newest_seq, Timestamp time) {
  if (newest_seq <= 0) return 0;
  // Step by step half as far, wherever the last message that far is still older.
  const auto found = session_.count(
      "WITH RECURSIVE part (low, step) AS (SELECT CAST(? AS BIGINT), CAST(? AS BIGINT) UNION ALL SELECT low + CASE "
      "WHEN "
      "coalesce((SELECT m.sent_at FROM messages m WHERE m.position > part.low AND m.position <= part.low + part.step "
      "ORDER BY m.position DESC LIMIT 1), 0) < ? THEN step ELSE 0 END, step / 2 FROM part WHERE step > 0) "
      "SELECT max(low) FROM part",
      {position_of(room_pk, 0), std::bit_floor(static_cast<std::uint64_t>(newest_seq)), time});
  return std::min(found - position_of(room_pk, 0), newest_seq);
}

std::optional<model::Message> Messages::newest_of_others(std::int64_t room_pk, std::int64_t except_user) {
  const std::vector<sql::Value> values{position_of(room_pk, 0), position_of(room_pk + 1, 0), except_user};
  auto messages = load(
      "WHERE m.position > ? AND m.position < ? AND (m.type IS NULL OR m.type = 'e2e') AND m.countable > 0 "
      "AND m.user_pk <> ? "
      "ORDER BY m.position DESC LIMIT 1",
      values);
  return messages.empty() ? std::nullopt : std::optional{std::move(messages.front())};
}

std::vector<model::Message> Messages::filtered(std::int64_t room_pk, const Filter& filter, Order order,
                                               std::int64_t limit, std::int64_t offset) {
  auto where = where_of(room_pk, filter);
  return load(fmt::format("WHERE {} ORDER BY m.position {} LIMIT ? OFFSET ?", where.sql(), direction(order)),
              where.followed_by({std::min(limit, kMax), offset}));
}

std::int64_t Messages::count_filtered(std::int64_t room_pk, const Filter& filter) {
  const auto where = where_of(room_pk, filter);
  std::int64_t count = 0;
  session_.each(fmt::format("SELECT count(*) FROM messages m {} WHERE {}", kMessageJoins, where.sql()), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<model::Message> Messages::matching(std::int64_t room_pk, std::int64_t newest_seq,
                                               const model::Condition& condition, Order order, std::int64_t limit,
                                               std::int64_t offset) {
  Where where;
  add_searched(where, room_pk, newest_seq, condition);
  return load(fmt::format("WHERE {} ORDER BY m.position {} LIMIT ? OFFSET ?", where.sql(), direction(order)),
              where.followed_by({std::min(limit, kMax), offset}));
}

std::int64_t Messages::count_matching(std::int64_t room_pk, std::int64_t newest_seq,
                                      const model::Condition& condition) {
  Where where;
  add_searched(where, room_pk, newest_seq, condition);
  std::int64_t total = 0;
  session_.each(fmt::format("SELECT count(*) FROM messages m {} WHERE {}", kMessageJoins, where.sql()), where.values(),
                [&](const sql::Row& row) { total = row.integer(0); });
  return total;
}

std::vector<model::Message> Messages::changed(std::int64_t room_pk, const Changes& changes) {
  auto messages = changed_themselves(room_pk, changes);
  auto rest = changes;
  if (std::ssize(messages) == limit_of(changes)) {  // what comes behind the last of them is not asked for
    const Timestamp last = messages.back().updated_at;
    if (changes.order == Order::oldest_first) {
      rest.before = last + std::chrono::milliseconds{1};
    } else {
      rest.from = last;
    }
  }
  auto renamed = changed_by_renames(room_pk, rest);
  if (renamed.empty()) return messages;

  return merged(std::move(messages), std::move(renamed), changes);
}

// Those whose own time counts, because nobody in them was renamed later.
std::vector<model::Message> Messages::changed_themselves(std::int64_t room_pk, const Changes& changes) {
  auto sent = unchanged_since_sent(room_pk, changes);
  auto touched = touched_after_sent(room_pk, changes);
  if (touched.empty()) return sent;
  return merged(std::move(sent), std::move(touched), changes);
}

// Most messages are never changed. They lie in the order of their times.
std::vector<model::Message> Messages::unchanged_since_sent(std::int64_t room_pk, const Changes& changes) {
  const auto newest = session_.count("SELECT seq FROM rooms WHERE pk = ?", {room_pk});
  PositionRange range;
  if (changes.from) range.after = seq_before(room_pk, newest, *changes.from);
  if (changes.before) range.before = 1 + seq_before(room_pk, newest, *changes.before);
  const std::vector<sql::Value> values{first_of(room_pk, range), end_of(room_pk, range), limit_of(changes)};
  return load(fmt::format("WHERE m.position > ? AND m.position < ? AND m.updated_at = m.sent_at AND {} "
                          "ORDER BY m.position {} LIMIT ?",
                          own_time_counts(), direction(changes.order)),
              values, bytes_of(changes));
}

// The others have an index.
std::vector<model::Message> Messages::touched_after_sent(std::int64_t room_pk, const Changes& changes) {
  const std::vector<sql::Value> values{room_pk, from_of(changes), before_of(changes), limit_of(changes)};
  return load(
      fmt::format("WHERE m.room_pk = ? AND m.updated_at >= ? AND m.updated_at < ? AND m.updated_at <> m.sent_at "
                  "AND {0} ORDER BY m.updated_at {1}, m.position {1} LIMIT ?",
                  own_time_counts(), direction(changes.order)),
      values, bytes_of(changes));
}

// The others: older than a renaming of who wrote or edited them.
std::vector<model::Message> Messages::changed_by_renames(std::int64_t room_pk, const Changes& changes) {
  const auto renamed = Users{session_}.renamed_since(from_of(changes));
  const auto before = from_millis(before_of(changes));
  if (std::ranges::none_of(renamed, [&](const auto& person) { return person.second < before; })) return {};

  auto found = shown_under_new_names(room_pk, renamed);
  std::erase_if(found, [&](const Change& change) { return change.updated_at >= before; });
  std::sort(found.begin(), found.end(), InOrder{changes.order});
  cut(found, changes);

  std::vector<model::Message> messages;
  in_parts(found, [&](const std::vector<Change>& part) {
    std::vector<sql::Value> values;
    std::vector<std::int64_t> positions;
    positions.reserve(part.size());
    for (const auto& change : part) positions.push_back(position_of(room_pk, change.seq));
    append_in_list(values, positions);
    auto some = load("WHERE m.position IN " + in_list(part.size()), values);
    messages.insert(messages.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  std::sort(messages.begin(), messages.end(), InOrder{changes.order});
  return messages;
}

std::vector<Messages::Change> Messages::shown_under_new_names(std::int64_t room_pk,
                                                              const std::map<std::int64_t, Timestamp>& renamed) {
  std::vector<std::int64_t> people;
  people.reserve(renamed.size());
  for (const auto& person : renamed) people.push_back(person.first);
  const auto renamed_at = [&](std::int64_t user_pk) {
    const auto person = renamed.find(user_pk);
    return person == renamed.end() ? Timestamp::min() : person->second;
  };
  std::map<std::int64_t, Change> found;  // by seq: a message shows several people
  const auto note = [&](std::int64_t position, Timestamp own, Timestamp time) {
    if (time <= own) return;
    const auto seq = position - position_of(room_pk, 0);
    auto& change = found.try_emplace(seq, Change{time, seq}).first->second;
    change.updated_at = std::max(change.updated_at, time);
  };
  in_parts(people, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{position_of(room_pk, 0), position_of(room_pk + 1, 0)};
    append_in_list(values, part);
    const auto in_marks = [&](std::string_view table) {
      session_.each(fmt::format("SELECT m.position, m.updated_at, x.user_pk FROM {} x JOIN messages m ON m.position = "
                                "x.position WHERE x.position > ? AND x.position < ? AND x.user_pk IN {}",
                                table, in_list(part.size())),
                    values,
                    [&](const sql::Row& row) { note(row.integer(0), row.time(1), renamed_at(row.integer(2))); });
    };
    in_marks("reactions");
    in_marks("pins");
    append_in_list(values, part);
    session_.each(fmt::format("SELECT position, updated_at, user_pk, edited_by_pk FROM messages WHERE position > ? AND "
                              "position < ? AND (user_pk IN {0} OR edited_by_pk IN {0})",
                              in_list(part.size())),
                  values, [&](const sql::Row& row) {
                    note(row.integer(0), row.time(1), std::max(renamed_at(row.integer(2)), renamed_at(row.integer(3))));
                  });
  });
  std::vector<Change> changes;
  changes.reserve(found.size());
  for (const auto& [seq, change] : found) changes.push_back(change);
  return changes;
}

std::vector<DeletedMessage> Messages::deleted(std::int64_t room_pk, const Changes& changes, std::int64_t offset) {
  return session_.all(fmt::format("SELECT id, deleted_at FROM deleted_messages WHERE room_pk = ? AND deleted_at >= ? "
                                  "AND deleted_at < ? ORDER BY deleted_at {0}, seq {0} LIMIT ? OFFSET ?",
                                  direction(changes.order)),
                      {room_pk, from_of(changes), before_of(changes), limit_of(changes), offset},
                      [](const sql::Row& row) {
                        return DeletedMessage{row.id<MessageId>(0), row.time(1)};
                      });
}

std::int64_t Messages::count_deleted(std::int64_t room_pk, Timestamp from) {
  return session_.count("SELECT count(*) FROM deleted_messages WHERE room_pk = ? AND deleted_at >= ?", {room_pk, from});
}

bool Messages::was_deleted(const MessageId& id) {
  return session_.count("SELECT count(*) FROM deleted_messages WHERE id = ?", {id}) != 0;
}

std::vector<model::Message> Messages::load(std::string_view where, sql::Arguments arguments, std::size_t most_bytes) {
  return load_messages(session_, where, arguments, viewer_, most_bytes);
}

}  // namespace confab::store
