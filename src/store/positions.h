#pragma once

#include "sql/database.h"

namespace confab::store {

/// Counting by position, where somebody goes back in a room.
class Positions {
 public:
  explicit Positions(sql::Session& session) : session_(session) {}

  /// The highest `countable` of the messages before a position, deleted ones included.
  [[nodiscard]] std::int64_t countable_before(std::int64_t room_pk, std::int64_t seq);
  /// How many messages of the user that count lie at the position or after it, deleted ones included.
  [[nodiscard]] std::int64_t own_from(std::int64_t room_pk, std::int64_t user_pk, std::int64_t seq);

 private:
  sql::Session& session_;
};

}  // namespace confab::store
