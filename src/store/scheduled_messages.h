#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/scheduled_message.h"
#include "sql/database.h"

namespace confab::store {

struct ScheduledRow {
  std::int64_t user_pk = 0;
  std::int64_t revision = 1;
  model::ScheduledMessage message;
};

/// What somebody has in a table of their own.
struct OwnUse {
  std::int64_t rows = 0;
  std::int64_t characters = 0;  // of their texts
};

/// Something of somebody's.
template <class T>
struct Owned {
  UserId user;
  T what;
};

class ScheduledMessages {
 public:
  explicit ScheduledMessages(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<ScheduledRow> by_id(std::string_view id);
  /// Those that are sent first first.
  [[nodiscard]] std::vector<model::ScheduledMessage> of(std::int64_t user_pk);
  [[nodiscard]] OwnUse use_of(std::int64_t user_pk);

 private:
  sql::Session& session_;
};

void add_scheduled_message(sql::Transaction& tx, const ScheduledRow& row);
/// Whatever of it may change. False: it is not there any more in the revision before `row`'s.
bool change_scheduled_message(sql::Transaction& tx, const ScheduledRow& row);
/// False: it is not there in that revision.
bool remove_scheduled_message(sql::Transaction& tx, std::string_view id, std::int64_t revision);
/// All that were written for a room go; which they were.
std::vector<Owned<model::ScheduledMessage>> take_scheduled_of(sql::Transaction& tx, const RoomId& room);

}  // namespace confab::store
