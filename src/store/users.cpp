#include "store/users.h"
#include "store/condition.h"

#include <array>
#include <unordered_map>

#include "base/fold.h"
#include "base/json.h"
#include "store/user_table.h"
#include "store/where.h"

namespace confab::store {
namespace {

// What grows with what was written.
std::size_t size_of(const model::User& user) {
  const auto fields = user.custom_fields.empty() ? 0 : to_json_text(user.custom_fields).size();
  return 512 + fields + user.bio.value_or("").size();
}

Where where_of(const Users::Filter& filter) {
  Where where;
  add_name_search(where, filter.text, filter.fields);
  if (filter.active) where.add("u.active = ?", {*filter.active});
  if (!filter.type.empty()) where.add("u.type = ?", {filter.type});
  if (filter.has_logged_in) {
    where.add(*filter.has_logged_in ? "u.last_login_at IS NOT NULL" : "u.last_login_at IS NULL");
  }
  if (filter.last_login_before) where.add("u.last_login_at < ?", {*filter.last_login_before});
  if (!filter.roles.empty()) {
    where.add_in("u.pk IN (SELECT r.user_pk FROM user_roles r WHERE r.role_id", filter.roles, ")");
  }
  if (!filter.only.empty()) where.add_in("u.id", filter.only);
  if (filter.condition) {
    const DocumentFields fields{
        .fields = kUserFields, .sees_hidden = filter.asks_for_hidden, .refusal = "Invalid attribute: "};
    add_condition(where, *filter.condition, fields);
  }
  return where;
}

}  // namespace

std::string name_key(std::string_view name) {
  return fold(name);
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

std::optional<model::User> Users::by_id_locked(const UserId& id) {
  const sql::Value value{id};
  auto users = load("u.id = ? %for_update%", {&value, 1});
  return users.empty() ? std::nullopt : std::optional{std::move(users.front())};
}

std::optional<model::User> Users::by_pk_locked(std::int64_t pk) {
  const sql::Value value{pk};
  auto users = load("u.pk = ? %for_update%", {&value, 1});
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
  std::vector<model::User> users;
  in_parts(ids, [&](const std::vector<UserId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    auto some = load("u.id IN " + in_list(part.size()), values);
    users.insert(users.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return users;
}

bool Users::username_taken(std::string_view username) {
  return session_.count("SELECT count(*) FROM users WHERE username_key = ?", {name_key(username)}) != 0;
}

bool Users::email_taken(std::string_view address) {
  return session_.count("SELECT count(*) FROM user_emails WHERE address_key = ?", {name_key(address)}) != 0;
}

std::vector<model::User> Users::updated_since(Timestamp from, std::int64_t limit) {
  const std::array<sql::Value, 2> values{from, limit};
  return load("u.updated_at >= ? ORDER BY u.updated_at DESC LIMIT ?", values);
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
  const auto where = where_of(filter);
  return load(where.sql() + " ORDER BY " + std::string{order} + " LIMIT ? OFFSET ?", where.followed_by({limit, offset}),
              kMaxBytes);
}

std::int64_t Users::count(const Filter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM users u WHERE u.type <> 'buried' AND " + where.sql(), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<model::User> Users::load(std::string_view where, sql::Arguments arguments, std::size_t most_bytes) {
  std::vector<model::User> users;
  static const std::string select = "SELECT " + kUsers.select_list("u") + " FROM users u WHERE u.type <> 'buried' AND ";
  std::size_t bytes = 0;
  session_.each(select + std::string{where}, arguments, [&](const sql::Row& row) {
    if (bytes > most_bytes) return;
    users.push_back(kUsers.read(row));
    bytes += size_of(users.back());
  });
  if (users.empty()) return users;

  std::unordered_map<std::int64_t, model::User*> by_pk;
  std::vector<std::int64_t> pks;
  for (auto& user : users) {
    by_pk.emplace(user.pk, &user);
    pks.push_back(user.pk);
  }
  in_parts(pks, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    const std::string in = in_list(part.size());
    session_.each("SELECT user_pk, role_id FROM user_roles WHERE user_pk IN " + in + " ORDER BY user_pk, role_id",
                  values, [&](const sql::Row& row) { by_pk.at(row.integer(0))->roles.push_back(row.string(1)); });
    session_.each("SELECT " + kEmails.select_list("e") + " FROM user_emails e WHERE e.user_pk IN " + in +
                      " ORDER BY e.user_pk, e.position",
                  values, [&](const sql::Row& row) {
                    auto email = kEmails.read(row);
                    by_pk.at(email.user_pk)->emails.push_back({std::move(email.address), email.verified});
                  });
  });
  return users;
}

}  // namespace confab::store
