#include "store/users.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/text.h"

namespace confab::store {
namespace {

constexpr std::string_view kColumns =
    "u.pk, u.id, u.username, u.name, u.type, u.active, u.password_hash, u.status_default, u.status_text, u.utc_offset, "
    "u.language, u.bio, u.nickname, u.avatar_etag, u.reason, u.require_password_change, "
    "u.require_password_change_reason, u.preferences, u.custom_fields, u.created_at, u.last_login_at, u.updated_at";

json::object object_from(std::string_view text) {
  auto value = stored_json(text);
  return value.is_object() ? std::move(value.get_object()) : json::object{};
}

model::User user_from(const sql::Row& row) {
  model::User user;
  user.pk = row.integer(0);
  user.id = row.id<UserId>(1);
  user.username = row.optional_string(2);
  user.name = row.optional_string(3);
  user.type = row.string(4);
  user.active = row.boolean(5);
  user.password_hash = row.optional_string(6);
  user.status_default = row.string(7);
  user.status_text = row.string(8);
  if (!row.is_null(9)) user.utc_offset = row.real(9);
  user.language = row.optional_string(10);
  user.bio = row.optional_string(11);
  user.nickname = row.optional_string(12);
  user.avatar_etag = row.optional_string(13);
  user.reason = row.optional_string(14);
  user.require_password_change = row.boolean(15);
  user.require_password_change_reason = row.optional_string(16);
  user.preferences = object_from(row.text(17));
  user.custom_fields = object_from(row.text(18));
  user.created_at = row.time(19);
  user.last_login_at = row.optional_time(20);
  user.updated_at = row.time(21);
  return user;
}

// `?, ?, ?`
std::string placeholders(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text.append(i == 0 ? "?" : ", ?");
  return text;
}

// A filter as SQL; `texts` owns what the values view.
struct Where {
  std::string sql = "1 = 1";
  std::vector<std::string> texts;
  std::vector<sql::Value> values;
};

Where where_of(const Users::Filter& filter) {
  Where where;
  where.texts.reserve(1);
  const auto add = [&](std::string_view condition) { where.sql.append(" AND ").append(condition); };
  if (!filter.text.empty()) {
    where.texts.push_back("%" + to_lower_ascii(escape_like(filter.text)) + "%");
    const std::string_view pattern = where.texts.back();
    add(filter.search_emails
            ? "(u.username_key LIKE ? ESCAPE '\\' OR lower(u.name) LIKE lower(?) ESCAPE '\\' OR EXISTS (SELECT 1 FROM "
              "user_emails e WHERE e.user_pk = u.pk AND e.address_key LIKE ? ESCAPE '\\'))"
            : "(u.username_key LIKE ? ESCAPE '\\' OR lower(u.name) LIKE lower(?) ESCAPE '\\')");
    where.values.insert(where.values.end(), filter.search_emails ? 3 : 2, sql::Value(pattern));
  }
  if (filter.active) {
    add("u.active = ?");
    where.values.emplace_back(*filter.active);
  }
  if (!filter.type.empty()) {
    add("u.type = ?");
    where.values.emplace_back(filter.type);
  }
  if (filter.has_logged_in) add(*filter.has_logged_in ? "u.last_login_at IS NOT NULL" : "u.last_login_at IS NULL");
  if (!filter.roles.empty()) {
    add("EXISTS (SELECT 1 FROM user_roles r WHERE r.user_pk = u.pk AND r.role_id IN (" +
        placeholders(filter.roles.size()) + "))");
    for (const auto& role : filter.roles) where.values.emplace_back(role);
  }
  if (!filter.only.empty()) {
    add("u.id IN (" + placeholders(filter.only.size()) + ")");
    for (const auto& id : filter.only) where.values.emplace_back(id);
  }
  return where;
}

}  // namespace

std::string name_key(std::string_view name) {
  return to_lower_ascii(name);
}

std::optional<model::User> Users::by_id(const UserId& id) {
  const sql::Value value{id};
  auto users = load("u.id = ?", {&value, 1});
  return users.empty() ? std::nullopt : std::optional{std::move(users.front())};
}

std::optional<model::User> Users::by_pk(std::int64_t pk) {
  const sql::Value value{pk};
  auto users = load("u.pk = ?", {&value, 1});
  return users.empty() ? std::nullopt : std::optional{std::move(users.front())};
}

std::optional<model::User> Users::by_username(std::string_view username) {
  const std::string key = name_key(username);
  const sql::Value value{key};
  auto users = load("u.username_key = ?", {&value, 1});
  return users.empty() ? std::nullopt : std::optional{std::move(users.front())};
}

std::optional<model::User> Users::by_email(std::string_view address) {
  const std::string key = name_key(address);
  const sql::Value value{key};
  auto users = load("u.pk = (SELECT e.user_pk FROM user_emails e WHERE e.address_key = ?)", {&value, 1});
  return users.empty() ? std::nullopt : std::optional{std::move(users.front())};
}

std::vector<model::User> Users::by_ids(const std::vector<UserId>& ids) {
  if (ids.empty()) return {};
  std::vector<sql::Value> values{ids.begin(), ids.end()};
  return load("u.id IN (" + placeholders(ids.size()) + ")", values);
}

bool Users::username_taken(std::string_view username) {
  return session_.count("SELECT count(*) FROM users WHERE username_key = ?", {name_key(username)}) != 0;
}

bool Users::email_taken(std::string_view address) {
  return session_.count("SELECT count(*) FROM user_emails WHERE address_key = ?", {name_key(address)}) != 0;
}

std::map<std::int64_t, Timestamp> Users::renamed_since(std::int64_t from) {
  std::map<std::int64_t, Timestamp> people;
  session_.each("SELECT pk, renamed_at FROM users WHERE renamed_at >= ?", {from},
                [&](const sql::Row& row) { people.emplace(row.integer(0), row.time(1)); });
  return people;
}

bool Users::any_with_role(std::string_view role) {
  return session_.count("SELECT count(*) FROM user_roles WHERE role_id = ?", {role}) != 0;
}

std::int64_t Users::count_active_with_role(std::string_view role) {
  return session_.count(
      "SELECT count(*) FROM user_roles r JOIN users u ON u.pk = r.user_pk WHERE r.role_id = ? AND u.active = 1",
      {role});
}

std::vector<model::User> Users::list(const Filter& filter, std::string_view order, std::int64_t limit,
                                     std::int64_t offset) {
  auto where = where_of(filter);
  where.values.emplace_back(limit);
  where.values.emplace_back(offset);
  return load(where.sql + " ORDER BY " + std::string{order} + " LIMIT ? OFFSET ?", where.values);
}

std::int64_t Users::count(const Filter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM users u WHERE " + where.sql, where.values,
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<model::User> Users::load(std::string_view where, sql::Arguments arguments) {
  std::vector<model::User> users;
  session_.each(fmt::format("SELECT {} FROM users u WHERE {}", kColumns, where), arguments,
                [&](const sql::Row& row) { users.push_back(user_from(row)); });
  if (users.empty()) return users;

  std::unordered_map<std::int64_t, model::User*> by_pk;
  std::vector<sql::Value> numbers;
  for (auto& user : users) {
    by_pk.emplace(user.pk, &user);
    numbers.emplace_back(user.pk);
  }
  const std::string in = "(" + placeholders(numbers.size()) + ")";
  session_.each("SELECT user_pk, role_id FROM user_roles WHERE user_pk IN " + in + " ORDER BY user_pk, role_id",
                numbers, [&](const sql::Row& row) { by_pk.at(row.integer(0))->roles.push_back(row.string(1)); });
  session_.each(
      "SELECT user_pk, address, verified FROM user_emails WHERE user_pk IN " + in + " ORDER BY user_pk, position",
      numbers, [&](const sql::Row& row) {
        by_pk.at(row.integer(0))->emails.push_back({row.string(1), row.boolean(2)});
      });
  return users;
}

}  // namespace confab::store
