#include "store/statistics.h"

#include "store/table.h"

namespace confab::store {
namespace {

constexpr auto kStatistics =
    table("statistics", column<&StatisticsRow::id>("id"), column<&StatisticsRow::created_at>("created_at"),
          column<&StatisticsRow::document>("document"));

StatisticsRow statistics_from(const sql::Row& row) {
  return kStatistics.read(row);
}

std::string select() {
  return "SELECT " + kStatistics.select_list("s") + " FROM statistics s";
}

}  // namespace

std::vector<UserCount> WorkspaceCounts::users() {
  return session_.all(
      "SELECT u.type, u.active, CASE WHEN r.role_id IS NULL THEN 0 ELSE 1 END, count(*) FROM users u LEFT JOIN "
      "user_roles r ON r.user_pk = u.pk AND r.role_id = 'guest' WHERE u.type <> 'buried' GROUP BY 1, 2, 3",
      {}, [](const sql::Row& row) {
        return UserCount{row.string(0), row.boolean(1), row.boolean(2), row.integer(3)};
      });
}

std::map<std::string, std::int64_t> WorkspaceCounts::languages() {
  std::map<std::string, std::int64_t> counts;
  session_.each("SELECT COALESCE(language, ''), count(*) FROM users WHERE type <> 'buried' GROUP BY 1", {},
                [&](const sql::Row& row) { counts[row.text(0).empty() ? "none" : row.string(0)] += row.integer(1); });
  return counts;
}

std::vector<RoomCount> WorkspaceCounts::rooms() {
  return session_.all(
      "SELECT type, count(*), CAST(COALESCE(sum(messages_count), 0) AS BIGINT) FROM rooms GROUP BY type", {},
      [](const sql::Row& row) {
        return RoomCount{row.string(0), row.integer(1), row.integer(2)};
      });
}

LastTimes WorkspaceCounts::last_times() {
  return session_
      .first(
          "SELECT (SELECT max(last_login_at) FROM users), (SELECT max(last_message_at) FROM rooms), "
          "(SELECT max(last_seen_at) FROM subscriptions)",
          {},
          [](const sql::Row& row) {
            return LastTimes{row.optional_time(0), row.optional_time(1), row.optional_time(2)};
          })
      .value_or(LastTimes{});
}

std::optional<StatisticsRow> StatisticsLog::latest() {
  return session_.first(select() + " ORDER BY s.created_at DESC, s.pk DESC LIMIT 1", {}, statistics_from);
}

std::vector<StatisticsRow> StatisticsLog::list(bool newest_first, std::int64_t limit, std::int64_t offset) {
  return session_.all(select() + (newest_first ? " ORDER BY s.created_at DESC, s.pk DESC LIMIT ? OFFSET ?"
                                               : " ORDER BY s.created_at, s.pk LIMIT ? OFFSET ?"),
                      {limit, offset}, statistics_from);
}

std::int64_t StatisticsLog::count() {
  return session_.count("SELECT count(*) FROM statistics", {});
}

void append_statistics(sql::Transaction& tx, const StatisticsRow& row, std::int64_t kept) {
  Texts texts;
  tx.execute(kStatistics.insert_sql(), kStatistics.insert_values(row, texts));
  tx.execute(
      "DELETE FROM statistics WHERE pk IN (SELECT pk FROM statistics ORDER BY created_at DESC, pk DESC "
      "LIMIT 1000 OFFSET ?)",
      {kept});
}

}  // namespace confab::store
