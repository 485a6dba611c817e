#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/reminder.h"
#include "sql/database.h"
#include "store/scheduled_messages.h"

namespace confab::store {

struct ReminderRow {
  std::int64_t user_pk = 0;
  std::int64_t revision = 1;
  model::Reminder reminder;
};

class Reminders {
 public:
  explicit Reminders(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<ReminderRow> by_id(std::string_view id);
  /// Those that are due first first. `state`: waiting, due or complete.
  [[nodiscard]] std::vector<model::Reminder> of(std::int64_t user_pk, std::string_view state);
  /// How many are not complete.
  [[nodiscard]] std::int64_t count_open(std::int64_t user_pk);
  /// The ids of complete ones beyond the newest `kept`.
  [[nodiscard]] std::vector<ReminderRow> complete_beyond(std::int64_t user_pk, std::int64_t kept);

 private:
  sql::Session& session_;
};

void add_reminder(sql::Transaction& tx, const ReminderRow& row);
/// Whatever of it may change. False: it is not there any more in the revision before `row`'s.
bool change_reminder(sql::Transaction& tx, const ReminderRow& row);
/// False: it is not there in that revision.
bool remove_reminder(sql::Transaction& tx, std::string_view id, std::int64_t revision);
/// All about messages of a room go, in whatever state; which they were.
std::vector<Owned<model::Reminder>> take_reminders_of(sql::Transaction& tx, const RoomId& room);

}  // namespace confab::store
