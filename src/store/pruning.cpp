#include "store/pruning.h"

#include <iterator>

#include "store/message_list.h"
#include "store/message_row.h"
#include "store/where.h"

namespace confab::store {
namespace {

Where where_of(const Prunable& which) {
  Where where;
  if (which.authors && which.authors->empty()) where.add("1 = 0");
  if (which.authors && !which.authors->empty()) where.add_in("m.user_pk", *which.authors);
  if (which.with_files) {
    where.add("EXISTS (SELECT 1 FROM uploads f WHERE f.message_id = m.id AND f.hidden = 0)");
  }
  if (which.keep_pinned) where.add("NOT EXISTS (SELECT 1 FROM pins p WHERE p.position = m.position)");
  if (which.keep_threads) where.add("m.thread_seq IS NULL AND coalesce(m.tcount, 0) = 0");
  if (which.keep_discussions) where.add("m.type IS NULL OR m.type <> 'discussion-created'");
  return where;
}

void add_range(Where& where, std::int64_t room_pk, PositionRange range) {
  const auto end = range.before == 0 ? position_of(room_pk + 1, 0) : position_of(room_pk, range.before);
  where.add("m.position > ? AND m.position < ?", {position_of(room_pk, range.after), end});
}

}  // namespace

std::vector<std::int64_t> Pruning::find(std::int64_t room_pk, PositionRange range, const Prunable& which,
                                        std::int64_t limit) {
  auto where = where_of(which);
  add_range(where, room_pk, range);
  std::vector<std::int64_t> seqs;
  session_.each("SELECT m.seq FROM messages m WHERE " + where.sql() + " ORDER BY m.position LIMIT ?",
                where.followed_by({limit}), [&](const sql::Row& row) { seqs.push_back(row.integer(0)); });
  return seqs;
}

std::vector<model::Message> Pruning::among(std::int64_t room_pk, const std::vector<std::int64_t>& seqs,
                                           const Prunable& which) {
  std::vector<model::Message> messages;
  in_parts(seqs, [&](const std::vector<std::int64_t>& part) {
    std::vector<std::int64_t> positions;
    positions.reserve(part.size());
    for (const auto seq : part) positions.push_back(position_of(room_pk, seq));
    auto where = where_of(which);
    where.add_in("m.position", positions);
    auto some = load_messages(session_, "WHERE " + where.sql() + " ORDER BY m.position", where.values(), {},
                              Messages::kMaxBytes);
    messages.insert(messages.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return messages;
}

PrunableCounts Pruning::count(std::int64_t room_pk, PositionRange range, const Prunable& which) {
  auto where = where_of(which);
  add_range(where, room_pk, range);
  PrunableCounts counts;
  session_.each(
      "SELECT count(*), count(p.position), coalesce(sum(CASE WHEN m.thread_seq IS NOT NULL OR coalesce(m.tcount, 0) > "
      "0 THEN 1 ELSE 0 END), 0) FROM messages m LEFT JOIN pins p ON p.position = m.position WHERE " +
          where.sql(),
      where.values(), [&](const sql::Row& row) {
        counts = {.messages = row.integer(0), .pinned = row.integer(1), .in_threads = row.integer(2)};
      });
  return counts;
}

}  // namespace confab::store
