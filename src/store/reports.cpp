#include "store/reports.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/sql_text.h"
#include "store/user_names.h"

namespace confab::store {
namespace {

// What the conditions of a filter speak of: x the report, u whom it is about, m the message.
constexpr std::string_view kFrom =
    "FROM reports x JOIN users u ON u.pk = x.user_pk LEFT JOIN messages m ON m.position = x.position";

// Messages of a room that is gone are not there, even while their rows are.
constexpr std::string_view kIsThere = "EXISTS (SELECT 1 FROM rooms r WHERE r.pk = x.position / 4294967296)";

std::string_view direction(const ReportFilter& filter) {
  return filter.oldest_first ? "ASC" : "DESC";
}

void add_part(Where& where, std::string_view column, const std::string& part) {
  if (part.empty()) return;
  where.add(fmt::format("{} LIKE ? ESCAPE '\\'", column), {where.keep("%" + escape_like(part) + "%")});
}

Where where_of(const ReportFilter& filter) {
  Where where;
  where.add("x.closed_at IS NULL");
  if (filter.about == About::messages) {
    where.add("x.position IS NOT NULL");
    where.add(kIsThere);
  } else {
    where.add("x.position IS NULL");
  }
  if (filter.from) where.add("x.reported_at >= ?", {*filter.from});
  if (filter.until) where.add("x.reported_at <= ?", {*filter.until});
  if (filter.user_pk) where.add("x.user_pk = ?", {*filter.user_pk});
  if (filter.message) where.add("x.position = (SELECT position FROM messages WHERE id = ?)", {*filter.message});
  add_name_search(where, filter.person, SearchedFields{});
  add_part(where, "x.description", filter.text);
  add_part(where, "m.text", filter.said);
  return where;
}

Report report_from(const sql::Row& row) {
  Report report{.id = row.string(0),
                .description = row.string(1),
                .reported_at = row.time(2),
                .reporter = {row.id<UserId>(3), row.string(4), row.optional_string(5)},
                .reported = {row.id<UserId>(6), row.string(7), row.optional_string(8)},
                .message = {},
                .closed_at = row.optional_time(10),
                .closed_by = {},
                .action = row.string(12),
                .reason = row.string(13)};
  if (!row.is_null(9)) report.message = row.id<MessageId>(9);
  if (!row.is_null(11)) report.closed_by = row.id<UserId>(11);
  return report;
}

}  // namespace

std::vector<Report> Reports::load(std::string_view where, sql::Arguments arguments) {
  std::vector<Report> reports;
  session_.each(
      fmt::format(
          "SELECT x.id, x.description, x.reported_at, b.id, b.username, b.name, u.id, u.username, u.name, m.id, "
          "x.closed_at, c.id, coalesce(x.action, ''), coalesce(x.reason, '') {} JOIN users b ON b.pk = "
          "x.reported_by_pk LEFT JOIN users c ON c.pk = x.closed_by_pk WHERE {}",
          kFrom, where),
      arguments, [&](const sql::Row& row) { reports.push_back(report_from(row)); });
  return reports;
}

std::optional<Report> Reports::by_id(const std::string& id) {
  const sql::Value value{id};
  auto reports = load(fmt::format("x.id = ? AND (x.position IS NULL OR {})", kIsThere), {&value, 1});
  return reports.empty() ? std::nullopt : std::optional{std::move(reports.front())};
}

std::vector<Report> Reports::list(const ReportFilter& filter, std::int64_t limit, std::int64_t offset) {
  const auto where = where_of(filter);
  return load(fmt::format("{0} ORDER BY x.reported_at {1}, x.pk {1} LIMIT ? OFFSET ?", where.sql(), direction(filter)),
              where.followed_by({limit, offset}));
}

std::int64_t Reports::count_of(std::string_view what, const ReportFilter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each(fmt::format("SELECT count({}) {} WHERE {}", what, kFrom, where.sql()), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::int64_t Reports::count(const ReportFilter& filter) {
  return count_of("*", filter);
}

// Of each group the newest report, and how many there are.
std::vector<Reported> Reports::grouped(std::string_view by, const ReportFilter& filter, std::int64_t limit,
                                       std::int64_t offset) {
  const auto where = where_of(filter);
  std::vector<Reported> groups;
  session_.each(fmt::format("SELECT n.user_pk, m.id, n.id, n.reported_at, g.many FROM (SELECT max(x.pk) newest, "
                            "count(*) many {0} WHERE {1} GROUP BY x.{2} ORDER BY newest {3} LIMIT ? OFFSET ?) g JOIN "
                            "reports n ON n.pk = g.newest LEFT JOIN messages m ON m.position = n.position ORDER BY "
                            "g.newest {3}",
                            kFrom, where.sql(), by, direction(filter)),
                where.followed_by({limit, offset}), [&](const sql::Row& row) {
                  Reported group{.user_pk = row.integer(0),
                                 .message = {},
                                 .report_id = row.string(2),
                                 .newest = row.time(3),
                                 .count = row.integer(4)};
                  if (!row.is_null(1)) group.message = row.id<MessageId>(1);
                  groups.push_back(std::move(group));
                });
  return groups;
}

std::vector<Reported> Reports::by_person(const ReportFilter& filter, std::int64_t limit, std::int64_t offset) {
  return grouped("user_pk", filter, limit, offset);
}

std::int64_t Reports::count_people(const ReportFilter& filter) {
  return count_of("DISTINCT x.user_pk", filter);
}

std::vector<Reported> Reports::by_message(const ReportFilter& filter, std::int64_t limit, std::int64_t offset) {
  return grouped("position", filter, limit, offset);
}

std::int64_t Reports::count_messages(const ReportFilter& filter) {
  return count_of("DISTINCT x.position", filter);
}

std::vector<MessageId> Reports::messages_of(std::int64_t user_pk, std::int64_t limit) {
  return session_.all(
      "SELECT DISTINCT m.id FROM reports x JOIN messages m ON m.position = x.position WHERE x.user_pk = ? AND "
      "x.closed_at IS NULL LIMIT ?",
      {user_pk, limit}, [](const sql::Row& row) { return row.id<MessageId>(0); });
}

void ReportWriter::insert(const New& report) {
  constexpr std::string_view kOpen =
      "FROM reports x WHERE x.user_pk = ? AND x.reported_by_pk = ? AND x.closed_at IS NULL AND coalesce(x.position, "
      "-1) = ?";
  const auto position = report.position.value_or(-1);
  if (tx_.count(fmt::format("SELECT count(*) {}", kOpen), {report.user_pk, report.reporter_pk, position}) >= kMaxOpen) {
    tx_.execute(
        fmt::format("UPDATE reports SET description = ?, reported_at = ? WHERE pk = (SELECT max(x.pk) {})", kOpen),
        {report.description, report.at, report.user_pk, report.reporter_pk, position});
    return;
  }
  tx_.execute(
      "INSERT INTO reports (id, user_pk, position, description, reported_by_pk, reported_at) VALUES (?, ?, ?, ?, ?, ?)",
      {report.id, report.user_pk, report.position, report.description, report.reporter_pk, report.at});
}

std::int64_t ReportWriter::close_about(std::int64_t user_pk, About about, const Closing& closing) {
  return tx_.execute(
      fmt::format("UPDATE reports SET closed_at = ?, closed_by_pk = ?, action = ?, reason = ? WHERE user_pk = ? AND "
                  "closed_at IS NULL AND position IS {}",
                  about == About::messages ? "NOT NULL" : "NULL"),
      {closing.at, closing.moderator_pk, closing.action, closing.reason, user_pk});
}

std::int64_t ReportWriter::close_of_message(const MessageId& message, const Closing& closing) {
  return tx_.execute(
      "UPDATE reports SET closed_at = ?, closed_by_pk = ?, action = ?, reason = ? WHERE closed_at IS NULL AND position "
      "= "
      "(SELECT m.position FROM messages m WHERE m.id = ?)",
      {closing.at, closing.moderator_pk, closing.action, closing.reason, message});
}

}  // namespace confab::store
