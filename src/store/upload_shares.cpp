#include "store/upload_shares.h"

namespace confab::store {

std::vector<RoomUploads> UploadShares::rooms(std::int64_t limit, std::int64_t offset) {
  return session_.all(
      "SELECT r.id, u.files, u.bytes FROM (SELECT room_pk, count(*) AS files, CAST(sum(size) AS BIGINT) AS bytes FROM "
      "uploads GROUP BY room_pk) u JOIN rooms r ON r.pk = u.room_pk ORDER BY u.bytes DESC, u.room_pk LIMIT ? OFFSET ?",
      {limit, offset}, [](const sql::Row& row) {
        return RoomUploads{.room = row.id<RoomId>(0), .share = {.files = row.integer(1), .bytes = row.integer(2)}};
      });
}

std::int64_t UploadShares::count_rooms() {
  return session_.count(
      "SELECT count(*) FROM (SELECT room_pk FROM uploads GROUP BY room_pk) u JOIN rooms r ON r.pk = u.room_pk", {});
}

std::vector<PersonUploads> UploadShares::people(std::int64_t limit, std::int64_t offset) {
  return session_.all(
      "SELECT p.id, p.username, p.name, u.files, u.bytes FROM (SELECT user_pk, count(*) AS files, CAST(sum(size) AS "
      "BIGINT) AS bytes FROM uploads GROUP BY user_pk) u JOIN users p ON p.pk = u.user_pk ORDER BY u.bytes DESC, "
      "u.user_pk LIMIT ? OFFSET ?",
      {limit, offset}, [](const sql::Row& row) {
        return PersonUploads{.user = {row.id<UserId>(0), row.string(1), row.optional_string(2)},
                             .share = {.files = row.integer(3), .bytes = row.integer(4)}};
      });
}

std::int64_t UploadShares::count_people() {
  return session_.count("SELECT count(*) FROM (SELECT user_pk FROM uploads GROUP BY user_pk) u", {});
}

}  // namespace confab::store
