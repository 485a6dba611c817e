#pragma once
// What a workspace holds, counted; and such counts as they were stored, one document a time. Counting reads whole
// tables: for once a day, and for administrators who ask.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

struct UserCount {
  std::string type;  // as in model::User
  bool active = true;
  bool guest = false;  // has the role of guests
  std::int64_t count = 0;
};
struct RoomCount {
  std::string letter;  // of its kind
  std::int64_t rooms = 0;
  std::int64_t messages = 0;  // that are still there
};
/// The last time anybody did it.
struct LastTimes {
  std::optional<Timestamp> login, message, reading;
};

class WorkspaceCounts {
 public:
  explicit WorkspaceCounts(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::vector<UserCount> users();
  /// How many accounts chose which language; those without one are under "none".
  [[nodiscard]] std::map<std::string, std::int64_t> languages();
  [[nodiscard]] std::vector<RoomCount> rooms();
  [[nodiscard]] LastTimes last_times();

 private:
  sql::Session& session_;
};

struct StatisticsRow {
  std::string id;
  Timestamp created_at;
  std::string document;  // JSON
};

class StatisticsLog {
 public:
  explicit StatisticsLog(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<StatisticsRow> latest();
  [[nodiscard]] std::vector<StatisticsRow> list(bool newest_first, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count();

 private:
  sql::Session& session_;
};

/// Stores a row, and forgets the oldest beyond the newest `kept`.
void append_statistics(sql::Transaction& tx, const StatisticsRow& row, std::int64_t kept);

}  // namespace confab::store
