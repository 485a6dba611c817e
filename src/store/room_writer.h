#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sql/database.h"
#include "store/room_row.h"

namespace confab::store {

/// What a sent message changes in its room.
struct RoomAdvance {
  std::int64_t pk = 0;
  std::int64_t seq = 0;
  bool counts = false;        // as unread
  bool becomes_last = false;  // shown as the room's last message
  Timestamp sent_at;
  ChangeTime at;
};

/// Writing rooms. Throws sql::UniqueViolation when a name is taken at the same moment by somebody else.
/// `at` is the present: a document's update time never goes back.
class RoomWriter {
 public:
  explicit RoomWriter(sql::Transaction& tx) : tx_(tx) {}

  /// The row, locked until the transaction ends.
  [[nodiscard]] std::optional<RoomRow> lock(const RoomId& id);
  [[nodiscard]] std::optional<RoomRow> lock(std::int64_t pk);
  /// Until the transaction ends the room, if it is there, is not removed; otherwise it may change.
  void hold(const RoomId& id);

  /// Stores a new room and sets `no`. False when one with the same id or the same people is there already.
  bool insert(RoomRow& room);
  /// Stores what people can change: everything but counters and positions.
  void update(const RoomRow& room);
  void advance(const RoomAdvance& message);
  /// A message was deleted, or emptied: finds the newest remaining one when it was the room's last.
  void message_gone(const RoomRow& room, std::int64_t seq, bool row_is_gone, ChangeTime at);
  /// The same for `count` messages whose rows are gone; `last_is_gone`: the room's last one was among them.
  void messages_gone(const RoomRow& room, std::int64_t count, bool last_is_gone, ChangeTime at);
  void add_to_users_count(std::int64_t pk, std::int64_t change, ChangeTime at);
  void touch(std::int64_t pk, ChangeTime at);
  /// Touches the direct-message rooms of a user; their ids.
  std::vector<RoomId> touch_direct_of(std::int64_t user_pk, ChangeTime at);
  struct Written {
    std::int64_t pk = 0;
    RoomId id;
  };
  /// Conversations of two with the user become read only; or writable again, as far as the other side is active.
  std::vector<Written> set_conversations_read_only(std::int64_t user_pk, bool read_only, ChangeTime at);
  /// Puts a new username into the lists of muted and unmuted people; ids of the rooms that changed.
  std::vector<RoomId> rename_in_mutes(std::string_view from, std::string_view to, ChangeTime at);
  /// Deletes the row, with which the room is gone for everybody. What hangs on it in large numbers is still there, and
  /// is ErasedRoomWriter's. Only of model::kFirstRoom is it kept that it was there.
  void remove(const RoomRow& room, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
