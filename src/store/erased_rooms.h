#pragma once
// Rooms whose row is gone, while much that hung on it is still there: memberships, messages and what is about them.
// Nobody gets to that without the room's row; here it is removed, a bounded number of rows at a time.

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"
#include "store/memberships.h"

namespace confab::store {

struct ErasedRoom {
  std::int64_t pk = 0;
  RoomId id;
  Timestamp at;
};

/// All functions throw sql::Error only.
class ErasedRoomWriter {
 public:
  explicit ErasedRoomWriter(sql::Transaction& tx) : tx_(tx) {}

  /// There is more to remove than was removed so far. Until forget(), sync says of those who are still members that
  /// they are none any more.
  void remember(const ErasedRoom& room);
  void forget(std::int64_t pk);

  /// Ends some memberships, at most `limit`, and notes them for sync as ended when the room was; whose they were. All
  /// are gone when there are fewer.
  std::vector<RoomMembership> take_members(const ErasedRoom& room, std::int64_t limit);
  /// Deletes some rows of messages, and of what is noted about messages by room; how many. About `limit`: rows that are
  /// of one message, or of one moment, go together. All are gone when there are fewer.
  std::int64_t take_rows(std::int64_t pk, std::int64_t limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
