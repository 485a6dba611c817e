#pragma once
// What people write, by day and room, and who wrote in which hour. Days and hours are those of UTC, since 1970.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/user.h"
#include "sql/database.h"

namespace confab::store {

/// Whole days; both belong to it.
struct Days {
  std::int64_t first = 0, last = 0;
};

struct RoomToCount {
  std::int64_t pk = 0;
  std::int64_t counted = 0;  // up to that message
  std::int64_t seq = 0;      // the newest one
};
struct WrittenMessage {
  std::int64_t seq = 0;
  Timestamp sent_at;
  std::optional<std::int64_t> user_pk;  // none: nobody with an account
};
/// A room with what was written in it, and in as many days before.
struct RoomUse {
  RoomId id;
  std::string type;
  std::optional<std::string> name, fname;
  Timestamp created_at, updated_at;
  std::int64_t messages = 0, before = 0;
};
struct UserOfDay {
  std::int64_t day = 0;
  UserId user;
};

class UseByDay {
 public:
  explicit UseByDay(sql::Session& session) : session_(session) {}

  /// Rooms behind `after_pk`, in the order of their numbers, that hold what has not been counted.
  [[nodiscard]] std::vector<RoomToCount> uncounted(std::int64_t after_pk, std::int64_t limit);
  /// Up to which message a room was counted, as of now.
  [[nodiscard]] std::int64_t counted(std::int64_t room_pk);
  /// What people wrote in it behind `counted`, oldest first.
  [[nodiscard]] std::vector<WrittenMessage> written(const RoomToCount& room, std::int64_t limit);

  [[nodiscard]] std::map<std::int64_t, std::int64_t> messages_by_day(const Days& days);
  [[nodiscard]] std::map<std::string, std::int64_t> messages_by_kind(const Days& days);
  /// Channels and groups in which something was written in these days, or in as many before; most first.
  [[nodiscard]] std::vector<RoomUse> rooms(const Days& days, bool only_active, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_rooms(const Days& days, bool only_active);
  [[nodiscard]] std::map<std::int64_t, std::int64_t> new_users_by_day(const Days& days);
  [[nodiscard]] std::map<std::int64_t, std::int64_t> writers_by_hour(const Days& days);
  [[nodiscard]] std::map<std::int64_t, std::int64_t> writers_by_day(const Days& days);
  [[nodiscard]] std::vector<UserOfDay> writers(const Days& days, std::int64_t limit);

 private:
  std::map<std::int64_t, std::int64_t> counts(std::string_view statement, std::int64_t from, std::int64_t until);

  sql::Session& session_;
};

class UseByDayWriter {
 public:
  explicit UseByDayWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Locks the room's row; false: it is gone.
  [[nodiscard]] bool lock_room(std::int64_t room_pk);
  void add_messages(std::int64_t day, std::int64_t room_pk, std::int64_t messages);
  void add_writer(std::int64_t hour, std::int64_t user_pk);
  void set_counted(std::int64_t room_pk, std::int64_t seq);
  void forget_before(std::int64_t day);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
