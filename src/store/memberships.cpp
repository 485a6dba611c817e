#include "store/memberships.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/sql_text.h"

namespace confab::store {
namespace {

json::object object_from(std::string_view text) {
  if (text.empty() || text == "{}") return {};
  auto value = stored_json(text);
  return value.is_object() ? std::move(value.get_object()) : json::object{};
}

Membership membership_from(const sql::Row& row) {
  Membership place;
  place.no = row.integer(0);
  place.room_no = row.integer(1);
  place.user_no = row.integer(2);
  place.id = row.id<SubscriptionId>(3);
  place.open = row.boolean(4);
  place.favorite = row.boolean(5);
  place.forced_alert = row.boolean(6);
  place.blocked = row.boolean(7);
  place.blocker = row.boolean(8);
  place.read_seq = row.integer(9);
  place.read_countable = row.integer(10);
  place.own_unread = row.integer(11);
  place.last_seen_at = row.optional_time(12);
  place.last_reply_at = row.optional_time(13);
  place.preferences = object_from(row.text(14));
  place.joined_at = row.time(15);
  place.updated_at = row.time(16);
  return place;
}

}  // namespace

bool Membership::has_role(std::string_view role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::optional<Membership> Memberships::find(std::int64_t room_no, std::int64_t user_no) {
  std::optional<Membership> place;
  session_.each(
      "SELECT s.no, s.room_no, s.user_no, s.id, s.open, s.favorite, s.forced_alert, s.blocked, s.blocker, s.read_seq, "
      "s.read_countable, s.own_unread, s.last_seen_at, s.last_reply_at, s.preferences, s.joined_at, s.updated_at, "
      "x.role_id FROM subscriptions s LEFT JOIN room_roles x ON x.room_no = s.room_no AND x.user_no = s.user_no "
      "WHERE s.room_no = ? AND s.user_no = ? ORDER BY x.role_id",
      {room_no, user_no}, [&](const sql::Row& row) {
        if (!place) place = membership_from(row);
        if (!row.is_null(17)) place->roles.push_back(row.string(17));
      });
  return place;
}

std::vector<RoomPlace> Memberships::places(std::int64_t room_no) {
  return session_.all(
      "SELECT u.id, s.id FROM subscriptions s JOIN users u ON u.no = s.user_no WHERE s.room_no = ? ORDER BY s.no",
      {room_no}, [](const sql::Row& row) {
        return RoomPlace{row.id<UserId>(0), row.id<SubscriptionId>(1)};
      });
}

std::vector<UserId> Memberships::user_ids(const RoomId& room) {
  return session_.all(
      "SELECT u.id FROM rooms r JOIN subscriptions s ON s.room_no = r.no JOIN users u ON u.no = s.user_no "
      "WHERE r.id = ?",
      {room}, [](const sql::Row& row) { return row.id<UserId>(0); });
}

std::vector<RoomId> Memberships::room_ids(const UserId& user) {
  return session_.all(
      "SELECT r.id FROM users u JOIN subscriptions s ON s.user_no = u.no JOIN rooms r ON r.no = s.room_no "
      "WHERE u.id = ?",
      {user}, [](const sql::Row& row) { return row.id<RoomId>(0); });
}

Timestamp Memberships::newest_message(std::int64_t user_no) {
  return from_millis(session_.count(
      "SELECT max(r.newest_at) FROM subscriptions s JOIN rooms r ON r.no = s.room_no WHERE s.user_no = ?", {user_no}));
}

std::vector<std::int64_t> Memberships::members_among(std::int64_t room_no, const std::vector<std::int64_t>& users) {
  std::vector<std::int64_t> members;
  in_parts(users, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{room_no};
    append_in_list(values, part);
    session_.each("SELECT user_no FROM subscriptions WHERE room_no = ? AND user_no IN " + in_list(part.size()), values,
                  [&](const sql::Row& row) { members.push_back(row.integer(0)); });
  });
  return members;
}

std::set<std::int64_t> Memberships::joined_among(std::int64_t user_no, const std::vector<std::int64_t>& rooms) {
  std::set<std::int64_t> joined;
  in_parts(rooms, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{user_no};
    append_in_list(values, part);
    session_.each("SELECT room_no FROM subscriptions WHERE user_no = ? AND room_no IN " + in_list(part.size()), values,
                  [&](const sql::Row& row) { joined.insert(row.integer(0)); });
  });
  return joined;
}

std::int64_t Memberships::count_with_role(std::int64_t room_no, std::string_view role) {
  return session_.count(
      "SELECT count(*) FROM room_roles x JOIN subscriptions s ON s.room_no = x.room_no AND s.user_no = x.user_no "
      "WHERE x.room_no = ? AND x.role_id = ?",
      {room_no, role});
}

std::int64_t Memberships::count_active_others(std::int64_t room_no, std::int64_t user_no) {
  return session_.count(
      "SELECT count(*) FROM subscriptions s JOIN users u ON u.no = s.user_no WHERE s.room_no = ? AND s.user_no <> ? "
      "AND u.active = 1",
      {room_no, user_no});
}

std::vector<Memberships::RoleRow> Memberships::role_rows(std::int64_t room_no) {
  return session_.all(
      "SELECT x.user_no, s.id, u.id, u.username, u.name, x.role_id FROM room_roles x JOIN subscriptions s "
      "ON s.room_no = x.room_no AND s.user_no = x.user_no JOIN users u ON u.no = x.user_no WHERE x.room_no = ? "
      "ORDER BY x.user_no, x.role_id",
      {room_no}, [](const sql::Row& row) {
        return RoleRow{row.integer(0), row.id<SubscriptionId>(1),
                       model::UserRef{row.id<UserId>(2), row.string(3), row.optional_string(4)}, row.string(5)};
      });
}

std::vector<NotifiedMember> Memberships::to_notify(std::int64_t room_no, Notify which, std::int64_t except_user,
                                                   const std::vector<std::int64_t>& named) {
  std::vector<NotifiedMember> members;
  const auto ask = [&](std::string_view condition, const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values{room_no, except_user};
    if (!part.empty()) append_in_list(values, part);
    session_.each(fmt::format("SELECT u.id, s.preferences, u.preferences FROM subscriptions s JOIN users u "
                              "ON u.no = s.user_no WHERE s.room_no = ? AND s.user_no <> ? AND u.active = 1{}",
                              condition),
                  values, [&](const sql::Row& row) {
                    members.push_back({row.id<UserId>(0), object_from(row.text(1)), object_from(row.text(2))});
                  });
  };
  switch (which) {
    case Notify::everybody:
      ask("", {});
      break;
    case Notify::those_who_want_all:
      ask(" AND s.desktop_notifications = 'all'", {});
      break;
    case Notify::named:
      in_parts(named, [&](const auto& part) { ask(" AND s.user_no IN " + in_list(part.size()), part); });
      break;
  }
  return members;
}

}  // namespace confab::store
