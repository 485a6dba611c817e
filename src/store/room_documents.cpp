#include "store/room_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/fold.h"
#include "base/text.h"
#include "store/condition.h"
#include "store/message_list.h"
#include "store/message_row.h"
#include "store/room_bans.h"
#include "store/room_keys.h"
#include "store/room_row.h"
#include "store/sql_text.h"
#include "store/users.h"
#include "store/where.h"

namespace confab::store {
namespace {

std::optional<bool> if_set(bool value) {
  return value ? std::optional{true} : std::nullopt;
}

template <class T>
std::optional<std::vector<T>> if_any(std::vector<T> list) {
  return list.empty() ? std::nullopt : std::optional{std::move(list)};
}

model::Room document_of(RoomRow row) {
  model::Room room;
  room.pk = row.pk;
  room.countable = row.countable;
  room.id = std::move(row.id);
  room.kind = row.kind;
  room.t = model::letter_of(row.kind);
  room.name = std::move(row.name);
  room.fname = std::move(row.fname);
  room.msgs = row.messages_count;
  room.users_count = row.users_count;
  room.seq = row.seq;
  room.topic = std::move(row.topic);
  room.avatar_etag = std::move(row.avatar_etag);
  room.description = std::move(row.description);
  room.announcement = std::move(row.announcement);
  room.ro = row.read_only;
  room.archived = if_set(row.archived);
  room.is_default = row.is_default;
  room.featured = if_set(row.featured);
  room.favorite = if_set(row.favorite);
  room.broadcast = if_set(row.broadcast);
  // False is said where it was on once, as clients that wait for it to end expect.
  if (row.encrypted || row.e2e_key_id) room.encrypted = row.encrypted;
  room.e2e_key_id = std::move(row.e2e_key_id);
  // Of conversations it says why nobody can react: one of the two is switched off.
  if (row.react_when_read_only || (row.read_only && !row.traits().named)) {
    room.react_when_read_only = row.react_when_read_only;
  }
  room.muted = if_any(std::move(row.muted));
  room.unmuted = if_any(std::move(row.unmuted));
  room.join_code_required = if_set(row.join_code.has_value());
  if (row.is_hosted()) room.host_pk = row.team_pk;
  room.team_main = if_set(row.is_team_main());
  room.team_default = if_set(row.team_default);
  room.retention = row.retention;
  room.sidepanel = std::move(row.sidepanel);
  room.sys_mes = row.sys_mes.empty() ? RawJson{"true"} : std::move(row.sys_mes);  // all of them are shown
  const bool without_fields = row.custom_fields.empty() && row.traits().named;
  room.custom_fields = without_fields ? RawJson{"{}"} : std::move(row.custom_fields);
  room.ts = row.created_at;
  room.lm = row.last_message_at;
  room.updated_at = row.updated_at;
  return room;
}

// What grows with what was written.
std::size_t size_of(const model::Room& room) {
  std::size_t size = 512 + room.custom_fields.text.size() + room.sys_mes.text.size();
  for (const auto* text : {&room.topic, &room.description, &room.announcement}) size += text->value_or("").size();
  if (room.last_message) size += text_size_of(*room.last_message);
  return size;
}

void add_text(Where& where, const RoomFilter& filter) {
  if (filter.text.empty()) return;
  const auto pattern = where.keep((filter.beginning ? "" : "%") + escape_like(fold(filter.text)) + "%");
  constexpr std::string_view kNames = "r.name_key LIKE ? ESCAPE '\\' OR r.fname_key LIKE ? ESCAPE '\\'";
  if (filter.usernames) {
    where.add(fmt::format("{} OR (NOT {} AND EXISTS (SELECT 1 FROM subscriptions s JOIN users u ON u.pk = s.user_pk "
                          "WHERE s.room_pk = r.pk AND u.username_key LIKE ? ESCAPE '\\'))",
                          kNames, of_kinds(&model::RoomTraits::named)),
              {pattern, pattern, pattern});
  } else if (filter.names_only) {
    where.add(kNames, {pattern, pattern});
  } else {
    where.add(std::string{kNames} + " OR r.topic_key LIKE ? ESCAPE '\\'", {pattern, pattern, pattern});
  }
}

Where where_of(const RoomFilter& filter) {
  Where where;
  where.add(of_kinds());
  if (filter.kinds) {
    std::vector<std::string_view> letters;
    for (const auto kind : *filter.kinds) letters.push_back(where.keep(model::letter_of(kind)));
    if (letters.empty()) letters.emplace_back("");
    std::string or_else;
    if (filter.or_team_mains) or_else += "r.team_pk = r.pk OR ";
    if (filter.or_discussions) or_else += "r.parent_pk IS NOT NULL OR ";
    where.add_in("(" + or_else + "r.type", letters, ")");
  }
  add_text(where, filter);
  if (filter.member) {
    where.add("r.pk IN (SELECT s.room_pk FROM subscriptions s WHERE s.user_pk = ?)", {*filter.member});
  }
  if (filter.visible) {
    where.add(
        fmt::format("(({}) AND {}) OR EXISTS (SELECT 1 FROM subscriptions s WHERE s.room_pk = r.pk AND s.user_pk = ?)",
                    open_to_user(), kNotBanned),
        {*filter.visible, *filter.visible, *filter.visible});
  }
  if (filter.team && filter.or_of_main)
    where.add("r.team_pk = ? OR r.parent_pk = ?", {*filter.team, *filter.team});
  else if (filter.team)
    where.add("r.team_pk = ?", {*filter.team});
  if (filter.team && !filter.with_main) where.add("r.team_pk IS NULL OR r.pk <> r.team_pk");
  if (filter.team_default) where.add("r.team_default = ?", {*filter.team_default});
  if (filter.team_mains) where.add(*filter.team_mains ? "r.team_pk = r.pk" : "r.team_pk IS NULL OR r.team_pk <> r.pk");
  if (filter.without_team) where.add("r.team_pk IS NULL");
  if (filter.parent) where.add("r.parent_pk = ?", {*filter.parent});
  if (filter.discussions) where.add(*filter.discussions ? "r.parent_pk IS NOT NULL" : "r.parent_pk IS NULL");
  if (filter.owner) {
    where.add(
        "r.pk IN (SELECT s.room_pk FROM subscriptions s JOIN room_roles o ON o.room_pk = s.room_pk AND o.user_pk = "
        "s.user_pk WHERE s.user_pk = ? AND o.role_id = 'owner')",
        {*filter.owner});
  }
  if (!filter.only.empty()) where.add_in("r.id", filter.only);
  if (filter.archived) where.add("r.archived = ?", {*filter.archived});
  if (filter.condition) {
    const DocumentFields fields{.fields = kRoomFields};
    add_condition(where, *filter.condition, fields);
  }
  return where;
}

}  // namespace

std::optional<model::Room> RoomDocuments::by_pk(std::int64_t pk) {
  const sql::Value value{pk};
  auto rooms = load("FROM rooms r {} WHERE r.pk = ?", {&value, 1});
  return rooms.empty() ? std::nullopt : std::optional{std::move(rooms.front())};
}

std::optional<model::Room> RoomDocuments::by_id(const RoomId& id) {
  const sql::Value value{id};
  auto rooms = load("FROM rooms r {} WHERE r.id = ?", {&value, 1});
  return rooms.empty() ? std::nullopt : std::optional{std::move(rooms.front())};
}

std::vector<model::Room> RoomDocuments::list(const RoomFilter& filter, std::string_view order, std::int64_t limit,
                                             std::int64_t offset) {
  const auto where = where_of(filter);
  return load(fmt::format("FROM rooms r {{}} WHERE {} ORDER BY {} LIMIT ? OFFSET ?", where.sql(), order),
              where.followed_by({limit, offset}));
}

std::int64_t RoomDocuments::count(const RoomFilter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM rooms r WHERE " + where.sql(), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<model::Room> RoomDocuments::of_user(std::int64_t user_pk, const std::optional<Timestamp>& since) {
  const std::int64_t from = since ? to_millis(*since) : 0;
  // A room that was entered since then is new to the user, however old its document.
  std::string changed = "r.updated_at >= ? OR s.joined_at >= ?";
  std::vector<sql::Value> values{user_pk, from, from};
  if (since && !Users{session_}.renamed_since(from).empty()) {
    // Only now is it worth looking at everybody whose name a room shows.
    for (const auto person : people_in_rooms()) {
      changed += fmt::format(" OR {}.renamed_at >= ?", person);
      values.emplace_back(from);
    }
  }
  return load(fmt::format("FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk {{}} WHERE s.user_pk = ? AND ({}) "
                          "AND {} ORDER BY r.updated_at DESC, r.pk DESC LIMIT {}",
                          changed, of_kinds(), kMaxOfUser),
              values);
}

std::vector<RoomDocuments::Left> RoomDocuments::left_since(std::int64_t user_pk, Timestamp since) {
  return session_.all(
      "SELECT d.room_id, max(d.at) FROM (SELECT room_id, deleted_at AS at FROM deleted_subscriptions WHERE user_pk = ? "
      "AND deleted_at >= ? UNION ALL SELECT e.id, e.erased_at FROM erased_rooms e CROSS JOIN subscriptions x WHERE "
      "x.room_pk = e.room_pk AND x.user_pk = ? AND e.erased_at >= ?) d WHERE NOT EXISTS (SELECT 1 FROM subscriptions s "
      "JOIN rooms r ON r.pk = s.room_pk WHERE s.user_pk = ? AND r.id = d.room_id) GROUP BY d.room_id",
      {user_pk, since, user_pk, since, user_pk}, [](const sql::Row& row) {
        return Left{row.id<RoomId>(0), row.time(1)};
      });
}

// The tables of those whose names a document shows: its creator, and who wrote and edited the last message.
std::vector<std::string_view> RoomDocuments::people_in_rooms() const {
  return last_message_ == LastMessage::yes ? std::vector<std::string_view>{"c", "mu", "me"}
                                           : std::vector<std::string_view>{"c"};
}

// The braces in `from_where` stand where tables are joined.
std::vector<model::Room> RoomDocuments::load(std::string_view from_where, sql::Arguments arguments,
                                             std::size_t most_bytes) {
  const bool with_last = last_message_ == LastMessage::yes;
  std::string joins =
      "LEFT JOIN users c ON c.pk = r.creator_pk LEFT JOIN teams tm ON tm.room_pk = r.team_pk "
      "LEFT JOIN rooms pr ON pr.pk = r.parent_pk";
  if (with_last) {
    joins += fmt::format(" LEFT JOIN messages m ON m.position = r.pk * 4294967296 + r.last_seq {}", kMessageJoins);
  }
  std::string time = "%greatest%(r.updated_at";
  for (const auto person : people_in_rooms()) time += fmt::format(", coalesce({}.renamed_at, 0)", person);
  const std::string sql = fmt::format("SELECT {}, c.id, c.username, c.name, {}), tm.id, pr.id{} {}", room_columns(),
                                      time, with_last ? fmt::format(", {}", message_columns()) : "",
                                      fmt::format(fmt::runtime(from_where), joins));
  std::vector<model::Room> rooms;
  std::size_t bytes = 0;
  session_.each(sql, arguments, [&](const sql::Row& row) {
    if (bytes > most_bytes) return;
    auto& room = rooms.emplace_back(document_of(room_row(row)));
    if (model::traits(room.kind).managed && !row.is_null(kRoomColumns)) {
      room.u = model::UserRef{row.id<UserId>(kRoomColumns), row.string(kRoomColumns + 1),
                              row.optional_string(kRoomColumns + 2)};
    }
    room.updated_at = row.time(kRoomColumns + 3);
    if (!row.is_null(kRoomColumns + 4)) room.team_id = row.id<TeamId>(kRoomColumns + 4);
    if (!row.is_null(kRoomColumns + 5)) room.prid = row.id<RoomId>(kRoomColumns + 5);
    if (with_last && !row.is_null(kRoomColumns + 6)) {
      auto& last = room.last_message.emplace(message_from(row, kRoomColumns + 6));
      // What people put on it, and its thread, are not shown here, and change no room.
      last.tcount.reset();
      last.tlm.reset();
      last.replies.reset();
      last.updated_at = std::max(last.ts, last.edited_at.value_or(last.ts));
    }
    bytes += size_of(room);
  });
  add_people(rooms);
  add_waiting(rooms);
  return rooms;
}

// Most rooms have no key, and are not asked for.
void RoomDocuments::add_waiting(std::vector<model::Room>& rooms) {
  std::vector<std::int64_t> numbers;
  for (const auto& room : rooms) {
    if (room.e2e_key_id) numbers.push_back(room.pk);
  }
  if (numbers.empty()) return;
  auto waiting = RoomKeys{session_}.waiting(numbers);
  for (auto& room : rooms) {
    const auto found = waiting.find(room.pk);
    if (found != waiting.end()) room.waiting_for_keys = std::move(found->second);
  }
}

void RoomDocuments::add_people(std::vector<model::Room>& rooms) {
  struct Someone {
    UserId id;
    std::string username, shown;
  };
  std::unordered_map<std::int64_t, std::vector<Someone>> by_room;
  std::vector<std::int64_t> numbers;
  for (const auto& room : rooms) {
    if (!model::traits(room.kind).named) numbers.push_back(room.pk);
  }
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT s.room_pk, u.id, u.username, u.name FROM subscriptions s JOIN users u ON u.pk = s.user_pk "
        "WHERE s.room_pk IN " +
            in_list(part.size()) + " ORDER BY s.room_pk, u.id",
        values, [&](const sql::Row& row) {
          by_room[row.integer(0)].push_back(
              {row.id<UserId>(1), row.string(2), to_lower_ascii(row.is_null(3) ? row.text(2) : row.text(3))});
        });
  });
  for (auto& room : rooms) {
    if (model::traits(room.kind).named) continue;
    auto& people = by_room[room.pk];
    auto& uids = room.uids.emplace();
    std::sort(people.begin(), people.end(), [](const Someone& a, const Someone& b) { return a.id < b.id; });
    for (const auto& someone : people) uids.push_back(someone.id.value);
    auto& usernames = room.usernames.emplace();
    std::stable_sort(people.begin(), people.end(),
                     [](const Someone& a, const Someone& b) { return a.shown < b.shown; });
    for (const auto& someone : people) usernames.push_back(someone.username);
  }
}

}  // namespace confab::store
