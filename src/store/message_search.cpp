#include "store/message_search.h"

#include <fmt/format.h>

#include "search/text.h"
#include "store/message_row.h"
#include "store/room_row.h"
#include "store/sql_text.h"

namespace confab::store {

MessageSearch::MessageSearch(sql::Session& session, const SearchFilter& filter) : session_(session), filter_(filter) {}

std::vector<SearchedRoom> MessageSearch::rooms_of(std::int64_t user_pk) {
  return session_.all(
      fmt::format(
          "SELECT r.pk, r.type, r.seq, r.newest_at, coalesce(x.indexed, 0) FROM subscriptions s JOIN rooms r ON "
          "r.pk = s.room_pk LEFT JOIN search_rooms x ON x.room_pk = r.pk AND x.version = ? WHERE s.user_pk = ? "
          "AND {} ORDER BY r.newest_at DESC, r.pk DESC LIMIT ?",
          of_kinds()),
      {search::text_version(), user_pk, kMaxRooms}, [](const sql::Row& row) {
        return SearchedRoom{.pk = row.integer(0),
                            .kind = stored_kind(row.text(1)),
                            .newest_seq = row.integer(2),
                            .newest_at = row.time(3),
                            .indexed = row.integer(4)};
      });
}

void MessageSearch::each_in(std::int64_t room_pk, std::int64_t first, std::int64_t last, const Look& look) {
  auto conditions = where();
  conditions.add("m.position > ? AND m.position <= ?", {position_of(room_pk, first), position_of(room_pk, last)});
  each(conditions, look);
}

void MessageSearch::each_of(std::int64_t room_pk, const std::vector<std::int64_t>& seqs, const Look& look) {
  in_parts(seqs, [&](const std::vector<std::int64_t>& part) {
    std::vector<std::int64_t> positions;
    positions.reserve(part.size());
    for (const auto seq : part) positions.push_back(position_of(room_pk, seq));
    auto conditions = where();
    conditions.add_in("m.position", positions);
    each(conditions, look);
  });
}

void MessageSearch::each(const Where& where, const Look& look) {
  session_.each(fmt::format("SELECT m.seq, m.sent_at, m.id, m.text, m.body FROM messages m WHERE m.type IS NULL AND {} "
                            "ORDER BY m.position DESC",
                            where.sql()),
                where.values(), [&](const sql::Row& row) {
                  look({.seq = row.integer(0),
                        .sent_at = row.time(1),
                        .id = row.text(2),
                        .text = row.text(3),
                        .body = row.text(4)});
                });
}

Where MessageSearch::where() const {
  Where where;
  if (filter_.from) where.add("m.user_pk = ?", {*filter_.from});
  if (filter_.naming) {
    where.add(
        "EXISTS (SELECT 1 FROM mentions x WHERE x.user_pk = ? AND x.room_pk = m.room_pk AND x.seq = m.seq AND "
        "x.highlighted = 0)",
        {*filter_.naming});
  }
  if (filter_.starred_by) {
    where.add("m.marks <> 0 AND EXISTS (SELECT 1 FROM stars s WHERE s.user_pk = ? AND s.position = m.position)",
              {*filter_.starred_by});
  }
  if (filter_.pinned) where.add("m.marks <> 0 AND EXISTS (SELECT 1 FROM pins p WHERE p.position = m.position)");
  if (filter_.reacted) {
    where.add("m.marks <> 0 AND EXISTS (SELECT 1 FROM reactions x WHERE x.position = m.position)");
  }
  if (filter_.starts_thread) where.add("m.tcount > 0");
  if (filter_.in_thread) where.add("(m.thread_seq IS NOT NULL OR m.tcount > 0)");
  if (filter_.has_body) where.add("m.body IS NOT NULL");
  return where;
}

}  // namespace confab::store
