#include "store/room_row.h"

#include <algorithm>

#include "store/sql_text.h"

namespace confab::store {

std::string_view room_columns() {
  return "r.pk, r.id, r.type, r.name, r.fname, r.direct_key, r.creator_pk, r.topic, r.description, r.announcement, "
         "r.read_only, r.archived, r.is_default, r.featured, r.favorite, r.broadcast, r.react_when_read_only, "
         "r.join_code, r.muted, r.unmuted, r.sys_mes, r.custom_fields, r.seq, r.countable, r.messages_count, "
         "r.users_count, r.last_message_at, r.last_seq, r.newest_at, r.created_at, r.updated_at";
}

RoomRow room_row(const sql::Row& row) {
  RoomRow room;
  room.pk = row.integer(0);
  room.id = row.id<RoomId>(1);
  room.type = row.text(2).front();
  room.name = row.optional_string(3);
  room.fname = row.optional_string(4);
  room.direct_key = row.optional_string(5);
  if (!row.is_null(6)) room.creator_pk = row.integer(6);
  room.topic = row.optional_string(7);
  room.description = row.optional_string(8);
  room.announcement = row.optional_string(9);
  room.read_only = row.boolean(10);
  room.archived = row.boolean(11);
  room.is_default = row.boolean(12);
  room.featured = row.boolean(13);
  room.favorite = row.boolean(14);
  room.broadcast = row.boolean(15);
  room.react_when_read_only = row.boolean(16);
  room.join_code = row.optional_string(17);
  room.muted = strings_from_json(row.text(18));
  room.unmuted = strings_from_json(row.text(19));
  room.sys_mes = {row.string(20)};
  room.custom_fields = {row.string(21)};
  room.seq = row.integer(22);
  room.countable = row.integer(23);
  room.messages_count = row.integer(24);
  room.users_count = row.integer(25);
  room.last_message_at = row.optional_time(26);
  room.last_seq = row.integer(27);
  room.newest_at = row.time(28);
  room.created_at = row.time(29);
  room.updated_at = row.time(30);
  return room;
}

std::string direct_key(std::vector<UserId> people) {
  std::sort(people.begin(), people.end());
  std::string key;
  for (const auto& person : people) {
    if (!key.empty()) key.push_back(' ');
    key += person.value;
  }
  return key;
}

}  // namespace confab::store
