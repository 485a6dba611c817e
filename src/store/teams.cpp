#include "store/teams.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "base/text.h"
#include "store/room_row.h"
#include "store/sql_text.h"
#include "store/users.h"

namespace confab::store {
namespace {

constexpr std::string_view kColumns =
    "t.room_pk, r.type, t.id, coalesce(r.fname, r.name), r.id, c.id, c.username, t.created_at, t.updated_at";
constexpr std::string_view kTables =
    "teams t JOIN rooms r ON r.pk = t.room_pk LEFT JOIN users c ON c.pk = t.creator_pk";

constexpr std::string_view kHosted = "(SELECT count(*) FROM rooms h WHERE h.team_pk = r.pk AND h.pk <> r.pk)";

std::string_view column_of(model::TeamKey key) {
  using model::TeamKey;
  switch (key) {
    case TeamKey::name:
      return "r.name_key";
    case TeamKey::kind:
      return "r.type";
    case TeamKey::created_at:
      return "t.created_at";
    case TeamKey::updated_at:
      return "t.updated_at";
    case TeamKey::users_count:
      return "r.users_count";
    case TeamKey::rooms_count:
      return kHosted;
  }
  return "r.name_key";
}

std::string order_of(const model::TeamOrder& order) {
  std::string text;
  for (const auto& by : order) text.append(column_of(by.key)).append(by.descending ? " DESC, " : ", ");
  if (order.empty()) text.append("r.name_key, ");
  return text.append("t.room_pk");
}

model::Team team_from(const sql::Row& row) {
  model::Team team;
  team.pk = row.integer(0);
  team.kind = stored_kind(row.text(1));
  team.type = model::team_type(team.kind);
  team.id = row.id<TeamId>(2);
  team.name = row.string(3);
  team.room = row.id<RoomId>(4);
  if (!row.is_null(5)) team.created_by = {row.id<UserId>(5), row.string(6), {}};
  team.created_at = row.time(7);
  team.updated_at = row.time(8);
  return team;
}

}  // namespace

std::optional<model::Team> Teams::by_pk(std::int64_t pk) {
  return one("t.room_pk = ?", {pk});
}

std::optional<model::Team> Teams::by_id(const TeamId& id) {
  return one("t.id = ?", {id});
}

std::optional<model::Team> Teams::by_name(std::string_view name) {
  const std::string key = name_key(name);
  if (auto team = one("r.name_key = ?", {key})) return team;
  const std::string shown = fold(name);
  return one("r.fname_key = ? AND r.team_pk = r.pk", {shown});
}

Where Teams::where_of(const TeamFilter& filter) {
  Where where;
  where.add(of_kinds());
  if (filter.member) {
    where.add("r.pk IN (SELECT s.room_pk FROM subscriptions s WHERE s.user_pk = ?)", {*filter.member});
  }
  if (filter.visible) {
    where.add((filter.with_public ? of_kinds(&model::RoomTraits::open) : "1 = 0") +
                  " OR EXISTS (SELECT 1 FROM subscriptions s WHERE s.room_pk = r.pk AND s.user_pk = ?)",
              {*filter.visible});
  }
  if (filter.kind) where.add("r.type = ?", {where.keep(model::letter_of(*filter.kind))});
  if (!filter.text.empty()) {
    const auto pattern = where.keep("%" + escape_like(fold(filter.text)) + "%");
    where.add("r.name_key LIKE ? ESCAPE '\\' OR r.fname_key LIKE ? ESCAPE '\\'", {pattern, pattern});
  }
  return where;
}

std::vector<model::Team> Teams::list(const TeamFilter& filter, const model::TeamOrder& order, std::int64_t limit,
                                     std::int64_t offset) {
  const auto where = where_of(filter);
  std::vector<sql::Value> values{filter.member.value_or(0)};
  values.insert(values.end(), where.values().begin(), where.values().end());
  values.insert(values.end(), {limit, offset});
  std::vector<model::Team> teams;
  session_.each(
      fmt::format("SELECT {}, {}, r.users_count, "
                  "(SELECT count(*) FROM room_roles o WHERE o.room_pk = r.pk AND o.user_pk = ? AND o.role_id = "
                  "'owner') FROM {} WHERE {} ORDER BY {} LIMIT ? OFFSET ?",
                  kColumns, kHosted, kTables, where.sql(), order_of(order)),
      values, [&](const sql::Row& row) {
        auto& team = teams.emplace_back(team_from(row));
        team.rooms = row.integer(9);
        team.number_of_users = row.integer(10);
        if (filter.member) team.is_owner = row.boolean(11);
      });
  return teams;
}

std::int64_t Teams::count(const TeamFilter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM teams t JOIN rooms r ON r.pk = t.room_pk WHERE " + where.sql(), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::map<std::int64_t, Teams::Summary> Teams::summaries(const std::vector<std::int64_t>& teams, std::int64_t user_pk) {
  std::map<std::int64_t, Summary> found;
  in_parts(teams, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    values.emplace_back(user_pk);
    session_.each(
        fmt::format("SELECT r.pk, coalesce(r.fname, r.name), (SELECT count(*) FROM rooms h WHERE h.team_pk = r.pk AND "
                    "h.pk <> r.pk) FROM rooms r WHERE r.pk IN {} AND ({} OR EXISTS (SELECT 1 FROM subscriptions s "
                    "WHERE s.room_pk = r.pk AND s.user_pk = ?))",
                    in_list(part.size()), of_kinds(&model::RoomTraits::open)),
        values, [&](const sql::Row& row) {
          found[row.integer(0)] = {row.string(1), row.integer(2)};
        });
  });
  return found;
}

std::vector<std::int64_t> Teams::rooms(std::int64_t pk) {
  return session_.all("SELECT r.pk FROM rooms r WHERE r.team_pk = ? AND r.pk <> ? ORDER BY r.pk", {pk, pk},
                      [](const sql::Row& row) { return row.integer(0); });
}

std::vector<std::int64_t> Teams::default_rooms(std::int64_t pk) {
  return session_.all(
      "SELECT r.pk FROM rooms r WHERE r.team_pk = ? AND r.pk <> ? AND r.team_default = 1 AND r.archived = 0 "
      "ORDER BY r.pk",
      {pk, pk}, [](const sql::Row& row) { return row.integer(0); });
}

std::optional<model::Team> Teams::one(std::string_view where, std::vector<sql::Value> values) {
  std::optional<model::Team> team;
  session_.each(fmt::format("SELECT {} FROM {} WHERE {}", kColumns, kTables, where), values, [&](const sql::Row& row) {
    if (!team) team = team_from(row);
  });
  return team;
}

void TeamWriter::found(std::int64_t room_pk, const TeamId& id, std::int64_t creator_pk, ChangeTime at) {
  tx_.execute("INSERT INTO teams (room_pk, id, creator_pk, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
              {room_pk, id, creator_pk, at, at});
  tx_.execute("UPDATE rooms SET team_pk = pk, team_default = 0, updated_at = %greatest%(updated_at, ?) WHERE pk = ?",
              {at, room_pk});
}

void TeamWriter::touch(std::int64_t pk, ChangeTime at) {
  tx_.execute("UPDATE teams SET updated_at = %greatest%(updated_at, ?) WHERE room_pk = ?", {at, pk});
}

std::vector<TeamWriter::Released> TeamWriter::dissolve(std::int64_t pk, ChangeTime at) {
  tx_.execute("DELETE FROM teams WHERE room_pk = ?", {pk});
  return tx_.all(
      "UPDATE rooms SET team_pk = NULL, team_default = 0, updated_at = %greatest%(updated_at, ?) WHERE team_pk = ? "
      "RETURNING pk, id, type",
      {at, pk}, [](const sql::Row& row) {
        return Released{row.integer(0), row.id<RoomId>(1), stored_kind(row.text(2))};
      });
}

}  // namespace confab::store
