#include "store/room_bans.h"

namespace confab::store {

bool is_banned(sql::Session& session, std::int64_t room_pk, std::int64_t user_pk) {
  return session.count("SELECT count(*) FROM room_bans WHERE room_pk = ? AND user_pk = ?", {room_pk, user_pk}) != 0;
}

bool is_banned(sql::Session& session, const RoomRow& room, std::int64_t user_pk) {
  return is_banned(session, room.pk, user_pk) || (room.parent_pk && is_banned(session, *room.parent_pk, user_pk));
}

std::vector<model::UserRef> banned_people(sql::Session& session, std::int64_t room_pk, std::int64_t limit,
                                          std::int64_t offset) {
  return session.all(
      "SELECT u.id, COALESCE(u.username, ''), u.name FROM room_bans b JOIN users u ON u.pk = b.user_pk WHERE "
      "b.room_pk = ? ORDER BY b.banned_at, b.user_pk LIMIT ? OFFSET ?",
      {room_pk, limit, offset}, [](const sql::Row& row) {
        return model::UserRef{row.id<UserId>(0), row.string(1), row.optional_string(2)};
      });
}

std::int64_t count_banned(sql::Session& session, std::int64_t room_pk) {
  return session.count("SELECT count(*) FROM room_bans WHERE room_pk = ?", {room_pk});
}

bool ban(sql::Transaction& tx, std::int64_t room_pk, std::int64_t user_pk, Timestamp at) {
  return tx.execute("INSERT INTO room_bans (room_pk, user_pk, banned_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    {room_pk, user_pk, at}) != 0;
}

bool unban(sql::Transaction& tx, std::int64_t room_pk, std::int64_t user_pk) {
  return tx.execute("DELETE FROM room_bans WHERE room_pk = ? AND user_pk = ?", {room_pk, user_pk}) != 0;
}

}  // namespace confab::store
