#include "store/rooms.h"

#include <fmt/format.h>

#include "store/room_bans.h"
#include "store/sql_text.h"
#include "store/users.h"

namespace confab::store {

std::optional<RoomRow> Rooms::by_id(const RoomId& id) {
  return one("r.id = ?", id);
}

std::vector<RoomRow> Rooms::by_ids(const std::vector<RoomId>& ids) {
  std::vector<RoomRow> rooms;
  in_parts(ids, [&](const std::vector<RoomId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        fmt::format("SELECT {} FROM rooms r WHERE r.id IN {} AND {}", room_columns(), in_list(part.size()), of_kinds()),
        values, [&](const sql::Row& row) { rooms.push_back(room_row(row)); });
  });
  return rooms;
}

std::optional<RoomRow> Rooms::by_pk(std::int64_t pk) {
  return one("r.pk = ?", pk);
}

std::optional<RoomRow> Rooms::by_name(std::string_view name) {
  const std::string key = name_key(name);
  return one("r.name_key = ?", key);
}

std::vector<RoomRow> Rooms::defaults() {
  return session_.all(fmt::format("SELECT {} FROM rooms r WHERE r.is_default = 1 AND r.archived = 0 AND {} "
                                  "ORDER BY r.pk",
                                  room_columns(), of_kinds(&model::RoomTraits::managed)),
                      {}, room_row);
}

std::optional<RoomRow> Rooms::by_direct_key(std::string_view key) {
  return one("r.direct_key = ?", key);
}

bool Rooms::is_open_to(const RoomRow& room, const std::optional<std::int64_t>& user_pk) {
  if (!room.is_discussion() && (!room.traits().open || !room.is_hosted())) return room.traits().open;
  static const std::string statement = "SELECT count(*) FROM rooms r WHERE r.pk = ? AND (" + open_to_user() + ")";
  return session_.count(statement, {room.pk, user_pk}) != 0;
}

std::set<std::int64_t> Rooms::open_among(const std::vector<std::int64_t>& rooms, std::int64_t user_pk) {
  std::set<std::int64_t> open;
  in_parts(rooms, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    values.insert(values.end(), {user_pk, user_pk});
    session_.each(fmt::format("SELECT r.pk FROM rooms r WHERE r.pk IN {} AND ({}) AND {}", in_list(part.size()),
                              open_to_user(), kNotBanned),
                  values, [&](const sql::Row& row) { open.insert(row.integer(0)); });
  });
  return open;
}

std::vector<std::int64_t> Rooms::pks_after(std::int64_t pk, std::int64_t limit) {
  return session_.all("SELECT pk FROM rooms WHERE pk > ? ORDER BY pk LIMIT ?", {pk, limit},
                      [](const sql::Row& row) { return row.integer(0); });
}

std::vector<RoomRow> Rooms::after(std::int64_t pk, std::int64_t limit) {
  return session_.all(
      fmt::format("SELECT {} FROM rooms r WHERE r.pk > ? AND {} ORDER BY r.pk LIMIT ?", room_columns(), of_kinds()),
      {pk, limit}, [](const sql::Row& row) { return room_row(row); });
}

bool Rooms::was_deleted(const RoomId& id) {
  return session_.count("SELECT count(*) FROM deleted_rooms WHERE id = ?", {id}) != 0;
}

std::vector<RoomRow> Rooms::nameable(const std::vector<std::string>& names, std::int64_t user_pk, bool all_public) {
  std::vector<RoomRow> rooms;
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const auto& name : names) keys.push_back(name_key(name));
  in_parts(keys, [&](const std::vector<std::string>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    values.insert(values.end(), {user_pk, user_pk, user_pk});
    session_.each(
        fmt::format("SELECT {} FROM rooms r WHERE r.name_key IN {} AND (({} AND ({}) AND {}) OR EXISTS (SELECT 1 FROM "
                    "subscriptions s WHERE s.room_pk = r.pk AND s.user_pk = ?))",
                    room_columns(), in_list(part.size()), all_public ? "1 = 1" : "1 = 0", open_to_user(), kNotBanned),
        values, [&](const sql::Row& row) { rooms.push_back(room_row(row)); });
  });
  return rooms;
}

std::optional<RoomRow> Rooms::one(std::string_view where, sql::Value value) {
  return session_.first(fmt::format("SELECT {} FROM rooms r WHERE {}", room_columns(), where), {value}, room_row);
}

}  // namespace confab::store
