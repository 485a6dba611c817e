#include "store/memberships.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_members.h"
#include "store/membership_table.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

constexpr std::int64_t kMaxRoles = 10'000;

}  // namespace

bool Membership::has_role(std::string_view role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::optional<Membership> Memberships::find(std::int64_t room_pk, std::int64_t user_pk) {
  std::optional<Membership> membership;
  static const std::string select =
      "SELECT " + kMemberships.select_list("s") +
      ", x.role_id FROM subscriptions s LEFT JOIN room_roles x ON x.room_pk = s.room_pk AND x.user_pk = s.user_pk "
      "WHERE s.room_pk = ? AND s.user_pk = ? ORDER BY x.role_id";
  session_.each(select, {room_pk, user_pk}, [&](const sql::Row& row) {
    if (!membership) membership = kMemberships.read(row);
    if (!row.is_null(kMemberships.width())) membership->roles.push_back(row.string(kMemberships.width()));
  });
  return membership;
}

std::vector<RoomMembership> Memberships::of_room(std::int64_t room_pk) {
  return session_.all(
      "SELECT u.id, s.id FROM subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? ORDER BY s.pk",
      {room_pk}, [](const sql::Row& row) {
        return RoomMembership{row.id<UserId>(0), row.id<SubscriptionId>(1)};
      });
}

std::vector<model::UserRef> Memberships::people(std::int64_t room_pk) {
  return session_.all(
      "SELECT u.id, u.username, u.name FROM subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? "
      "ORDER BY u.username_key",
      {room_pk}, [](const sql::Row& row) {
        return model::UserRef{row.id<UserId>(0), row.string(1), row.optional_string(2)};
      });
}

std::vector<UserId> Memberships::user_ids(const RoomId& room) {
  return session_.all(
      "SELECT u.id FROM rooms r JOIN subscriptions s ON s.room_pk = r.pk JOIN users u ON u.pk = s.user_pk "
      "WHERE r.id = ?",
      {room}, [](const sql::Row& row) { return row.id<UserId>(0); });
}

std::vector<RoomId> Memberships::room_ids(const UserId& user) {
  return session_.all(
      "SELECT r.id FROM users u JOIN subscriptions s ON s.user_pk = u.pk JOIN rooms r ON r.pk = s.room_pk "
      "WHERE u.id = ?",
      {user}, [](const sql::Row& row) { return row.id<RoomId>(0); });
}

Timestamp Memberships::newest_message(std::int64_t user_pk) {
  return from_millis(session_.count(
      "SELECT max(r.newest_at) FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk WHERE s.user_pk = ?", {user_pk}));
}

std::vector<std::int64_t> Memberships::members_among(std::int64_t room_pk, const std::vector<std::int64_t>& users) {
  std::vector<std::int64_t> members;
  in_parts(users, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{room_pk};
    append_in_list(values, part);
    session_.each("SELECT user_pk FROM subscriptions WHERE room_pk = ? AND user_pk IN " + in_list(part.size()), values,
                  [&](const sql::Row& row) { members.push_back(row.integer(0)); });
  });
  return members;
}

std::vector<std::int64_t> Memberships::members_of_both(std::int64_t room_pk, std::int64_t other_pk,
                                                       std::int64_t except_user, std::int64_t limit) {
  return session_.all(
      "SELECT s.user_pk FROM subscriptions s JOIN subscriptions t ON t.user_pk = s.user_pk AND t.room_pk = ? WHERE "
      "s.room_pk = ? AND s.user_pk <> ? ORDER BY s.user_pk LIMIT ?",
      {other_pk, room_pk, except_user, limit}, [](const sql::Row& row) { return row.integer(0); });
}

std::set<std::int64_t> Memberships::joined_among(std::int64_t user_pk, const std::vector<std::int64_t>& rooms) {
  std::set<std::int64_t> joined;
  in_parts(rooms, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{user_pk};
    append_in_list(values, part);
    session_.each("SELECT room_pk FROM subscriptions WHERE user_pk = ? AND room_pk IN " + in_list(part.size()), values,
                  [&](const sql::Row& row) { joined.insert(row.integer(0)); });
  });
  return joined;
}

std::map<std::int64_t, Memberships::Admission> Memberships::admissions(std::int64_t room_pk,
                                                                       const std::vector<std::int64_t>& users) {
  std::map<std::int64_t, Admission> admissions;
  in_parts(users, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{room_pk};
    append_in_list(values, part);
    session_.each(
        "SELECT s.user_pk, s.joined_at, a.id, a.username FROM subscriptions s LEFT JOIN users a ON a.pk = s.added_by "
        "WHERE s.room_pk = ? AND s.user_pk IN " +
            in_list(part.size()),
        values, [&](const sql::Row& row) {
          auto& admission = admissions[row.integer(0)];
          admission.at = row.time(1);
          if (!row.is_null(2)) admission.by = {row.id<UserId>(2), row.string(3), {}};
        });
  });
  return admissions;
}

std::int64_t Memberships::count_with_role(std::int64_t room_pk, std::string_view role) {
  return session_.count(
      "SELECT count(*) FROM room_roles x JOIN subscriptions s ON s.room_pk = x.room_pk AND s.user_pk = x.user_pk "
      "WHERE x.room_pk = ? AND x.role_id = ?",
      {room_pk, role});
}

std::int64_t Memberships::count_active_others(std::int64_t room_pk, std::int64_t user_pk) {
  return session_.count(
      "SELECT count(*) FROM subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? AND s.user_pk <> ? "
      "AND u.active = 1",
      {room_pk, user_pk});
}

std::vector<std::int64_t> Memberships::owned_alone(std::int64_t user_pk) {
  return session_.all(
      "SELECT s.room_pk FROM subscriptions s JOIN room_roles x ON x.room_pk = s.room_pk AND x.user_pk = s.user_pk "
      "WHERE s.user_pk = ? AND x.role_id = 'owner' AND NOT EXISTS (SELECT 1 FROM room_roles y WHERE y.room_pk = "
      "s.room_pk AND y.role_id = 'owner' AND y.user_pk <> s.user_pk) ORDER BY s.room_pk",
      {user_pk}, [](const sql::Row& row) { return row.integer(0); });
}

std::optional<Person> Memberships::first_active_other(std::int64_t room_pk, std::int64_t user_pk) {
  return session_.first(
      "SELECT u.pk, u.id, u.username, u.name, u.type FROM subscriptions s JOIN users u ON u.pk = s.user_pk "
      "WHERE s.room_pk = ? AND s.user_pk <> ? AND u.active = 1 ORDER BY s.joined_at, s.pk LIMIT 1",
      {room_pk, user_pk}, [](const sql::Row& row) {
        return Person{.pk = row.integer(0),
                      .ref = {row.id<UserId>(1), row.string(2), row.optional_string(3)},
                      .active = true,
                      .type = row.string(4)};
      });
}

std::vector<Memberships::RoleRow> Memberships::role_rows(std::int64_t room_pk) {
  return session_.all(
      "SELECT x.user_pk, s.id, u.id, u.username, u.name, x.role_id FROM room_roles x JOIN subscriptions s "
      "ON s.room_pk = x.room_pk AND s.user_pk = x.user_pk JOIN users u ON u.pk = x.user_pk WHERE x.room_pk = ? "
      "ORDER BY x.user_pk, x.role_id LIMIT ?",
      {room_pk, kMaxRoles}, [](const sql::Row& row) {
        return RoleRow{row.integer(0), row.id<SubscriptionId>(1),
                       model::UserRef{row.id<UserId>(2), row.string(3), row.optional_string(4)}, row.string(5)};
      });
}

std::vector<NotifiedMember> Memberships::with_wishes(std::int64_t room_pk, std::int64_t except_user, Attention least,
                                                     const std::vector<std::int64_t>& named) {
  // "> 0" stands there for the index, which holds only these.
  static const std::string statement =
      "SELECT u.pk, u.id, s.preferences, u.preferences FROM subscriptions s JOIN users u ON u.pk = s.user_pk "
      "WHERE s.room_pk = ? AND s.attention > 0 AND s.attention >= ? AND s.user_pk <> ? AND u.active = 1";
  std::vector<NotifiedMember> members;
  const auto add = [&](const sql::Row& row) {
    members.push_back({row.integer(0), row.id<UserId>(1), object_from(row.text(2)), object_from(row.text(3)), false});
  };
  const auto level = level_of(least);
  if (named.empty()) {
    session_.each(statement, {room_pk, level, except_user}, add);
    return members;
  }
  std::vector<sql::Value> values{room_pk, level, except_user, room_pk};
  append_in_list(values, named);
  values.insert(values.end(), {level, except_user});
  session_.each(statement + fmt::format(" UNION ALL SELECT u.pk, u.id, s.preferences, u.preferences FROM subscriptions "
                                        "s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? AND s.user_pk IN {} "
                                        "AND NOT (s.attention > 0 AND s.attention >= ?) AND s.user_pk <> ? AND "
                                        "u.active = 1",
                                        in_list(named.size())),
                values, add);
  return members;
}

std::vector<UserId> Memberships::ignoring(std::int64_t room_pk, std::int64_t user_pk) {
  return session_.all(
      "SELECT u.id FROM ignored_users x JOIN users u ON u.pk = x.user_pk WHERE x.room_pk = ? AND x.ignored_pk = ?",
      {room_pk, user_pk}, [](const sql::Row& row) { return row.id<UserId>(0); });
}

std::vector<NotifiedMember> Memberships::with_wishes_in_thread(std::int64_t room_pk, std::int64_t except_user,
                                                               std::int64_t thread_seq) {
  std::vector<NotifiedMember> members;
  session_.each(
      "SELECT u.pk, u.id, s.preferences, u.preferences, 1 FROM thread_follows f JOIN subscriptions s ON s.room_pk = "
      "f.room_pk AND s.user_pk = f.user_pk JOIN users u ON u.pk = s.user_pk WHERE f.room_pk = ? AND f.thread_seq = ? "
      "AND f.user_pk <> ? AND u.active = 1 UNION ALL SELECT u.pk, u.id, s.preferences, u.preferences, 0 FROM "
      "subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? AND s.attention > 0 AND s.attention >= ? "
      "AND s.user_pk <> ? AND u.active = 1 AND NOT EXISTS (SELECT 1 FROM thread_follows f WHERE f.user_pk = s.user_pk "
      "AND f.room_pk = s.room_pk AND f.thread_seq = ?)",
      {room_pk, thread_seq, except_user, room_pk, level_of(Attention::more), except_user, thread_seq},
      [&](const sql::Row& row) {
        members.push_back(
            {row.integer(0), row.id<UserId>(1), object_from(row.text(2)), object_from(row.text(3)), row.boolean(4)});
      });
  return members;
}

}  // namespace confab::store
