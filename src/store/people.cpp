#include "store/people.h"

#include <fmt/format.h>

#include "store/sql_text.h"
#include "store/users.h"
#include "store/where.h"

namespace confab::store {
namespace {

constexpr std::string_view kPerson = "u.pk, u.id, u.username, u.name, u.active, u.type";

constexpr std::string_view kByRole =
    "CASE WHEN EXISTS (SELECT 1 FROM room_roles x WHERE x.room_pk = ? AND x.user_pk = u.pk AND x.role_id = 'owner') "
    "THEN 0 WHEN EXISTS (SELECT 1 FROM room_roles x WHERE x.room_pk = ? AND x.user_pk = u.pk AND x.role_id = 'leader') "
    "THEN 1 WHEN EXISTS (SELECT 1 FROM room_roles x WHERE x.room_pk = ? AND x.user_pk = u.pk AND x.role_id = "
    "'moderator') THEN 2 ELSE 3 END, ";

Person person_from(const sql::Row& row) {
  return {.pk = row.integer(0),
          .ref = {row.id<UserId>(1), row.string(2), row.optional_string(3)},
          .active = row.boolean(4),
          .type = row.string(5)};
}

Where where_of(const PeopleFilter& filter) {
  Where where;
  where.add("u.type <> 'buried'");
  if (filter.active_only) where.add("u.active = 1");
  if (filter.with_username) where.add("u.username IS NOT NULL");
  add_name_search(where, filter.text, filter.fields);
  if (filter.room && filter.members_only) {
    where.add("u.pk IN (SELECT s.user_pk FROM subscriptions s WHERE s.room_pk = ?)", {*filter.room});
  }
  if (filter.sharing) {
    where.add(
        "u.pk IN (SELECT theirs.user_pk FROM subscriptions mine JOIN subscriptions theirs ON theirs.room_pk = "
        "mine.room_pk WHERE mine.user_pk = ? AND NOT EXISTS (SELECT 1 FROM erased_rooms e WHERE e.room_pk = "
        "mine.room_pk))",
        {*filter.sharing});
  }
  if (!filter.except.empty()) {
    std::vector<std::string_view> keys;
    keys.reserve(filter.except.size());
    for (const auto& username : filter.except) keys.push_back(where.keep(name_key(username)));
    where.add_in("u.username_key NOT", keys);
  }
  return where;
}

// A list of SQL gives rows in any order, and each engine another: they come as they were asked for.
template <typename Key>
std::vector<Person> as_asked(std::vector<Person> found, const std::vector<Key>& asked, Key (*key_of)(const Person&)) {
  std::unordered_map<Key, std::size_t> places;
  places.reserve(asked.size());
  for (const auto& key : asked) places.emplace(key, places.size());
  std::ranges::sort(found, {}, [&](const Person& person) { return places.at(key_of(person)); });
  return found;
}

std::string username_key(const Person& person) {
  return name_key(person.ref.username);
}

UserId user_id(const Person& person) {
  return person.ref.id;
}

}  // namespace

std::optional<Person> People::by_id(const UserId& id) {
  return session_.first(fmt::format("SELECT {} FROM users u WHERE u.id = ? AND u.type <> 'buried'", kPerson), {id},
                        person_from);
}

std::optional<Person> People::by_username(std::string_view username) {
  return session_.first(fmt::format("SELECT {} FROM users u WHERE u.username_key = ?", kPerson), {name_key(username)},
                        person_from);
}

std::vector<Person> People::by_ids(const std::vector<UserId>& ids) {
  std::vector<Person> people;
  in_parts(ids, [&](const std::vector<UserId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    auto some = load("FROM users u WHERE u.type <> 'buried' AND u.id IN " + in_list(part.size()), values);
    people.insert(people.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return as_asked(std::move(people), ids, user_id);
}

std::vector<Person> People::by_usernames(const std::vector<std::string>& usernames) {
  std::vector<std::string> keys;
  keys.reserve(usernames.size());
  for (const auto& username : usernames) keys.push_back(name_key(username));
  std::vector<Person> people;
  in_parts(keys, [&](const std::vector<std::string>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    auto some = load("FROM users u WHERE u.username_key IN " + in_list(part.size()), values);
    people.insert(people.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return as_asked(std::move(people), keys, username_key);
}

std::vector<Person> People::all(bool active_only) {
  const sql::Value lowest{active_only ? 1 : 0};
  return load("FROM users u WHERE u.active >= ? AND u.username_key IS NOT NULL ORDER BY u.pk", {&lowest, 1});
}

std::vector<Person> People::of_room(std::int64_t room_pk) {
  const sql::Value value{room_pk};
  return load("FROM subscriptions s JOIN users u ON u.pk = s.user_pk WHERE s.room_pk = ? ORDER BY u.id", {&value, 1});
}

std::vector<FoundPerson> People::search(const PeopleFilter& filter, std::string_view order, std::int64_t limit,
                                        std::int64_t offset) {
  const auto where = where_of(filter);
  std::vector<sql::Value> values{filter.room.value_or(0)};
  values.insert(values.end(), where.values().begin(), where.values().end());
  std::string by_role;
  if (filter.by_room_role && filter.room) {
    by_role = kByRole;
    values.insert(values.end(), 3, sql::Value{*filter.room});
  }
  values.emplace_back(limit);
  values.emplace_back(offset);
  std::vector<FoundPerson> found;
  session_.each(
      fmt::format("SELECT {}, u.nickname, u.bio, u.avatar_etag, u.status_default, u.status_text, u.utc_offset, "
                  "u.created_at, (SELECT count(*) FROM subscriptions m WHERE m.room_pk = ? AND m.user_pk = u.pk) "
                  "AS is_member FROM users u WHERE {} ORDER BY {}{} LIMIT ? OFFSET ?",
                  kPerson, where.sql(), by_role, order),
      values, [&](const sql::Row& row) {
        auto& one = found.emplace_back();
        one.person = person_from(row);
        one.nickname = row.optional_string(6);
        one.bio = row.optional_string(7);
        one.avatar_etag = row.optional_string(8);
        one.status_default = row.string(9);
        one.status_text = row.string(10);
        if (!row.is_null(11)) one.utc_offset = row.real(11);
        one.created_at = row.time(12);
        one.is_member = row.boolean(13);
      });
  return found;
}

std::int64_t People::count(const PeopleFilter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM users u WHERE " + where.sql(), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<Person> People::load(std::string_view from_where, sql::Arguments arguments) {
  std::vector<Person> people;
  session_.each(fmt::format("SELECT {} {}", kPerson, from_where), arguments,
                [&](const sql::Row& row) { people.push_back(person_from(row)); });
  return people;
}

}  // namespace confab::store
