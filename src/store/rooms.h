#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/room.h"
#include "sql/database.h"

namespace confab::store {

/// A room as its row has it, without what a document takes from other tables.
struct RoomRow {
  std::int64_t no = 0;
  RoomId id;
  char type = model::kPublic;
  std::optional<std::string> name, fname;
  std::optional<std::int64_t> creator_no;
  std::optional<std::string> topic, description, announcement;
  bool read_only = false, archived = false, is_default = false, featured = false, favorite = false;
  bool broadcast = false, react_when_read_only = false;
  std::optional<std::string> join_code;
  std::vector<std::string> muted, unmuted;  // usernames
  RawJson sys_mes, custom_fields;
  std::int64_t seq = 0;        // position of the newest message
  std::int64_t countable = 0;  // how many messages counted as unread so far
  std::int64_t messages_count = 0;
  std::int64_t users_count = 0;
  std::optional<Timestamp> last_message_at;  // of the newest message that people wrote and that is still there
  std::int64_t last_seq = 0;                 // its position; 0: none
  Timestamp newest_at;                       // sending time of the newest message ever; never goes back
  Timestamp created_at, updated_at;

  [[nodiscard]] bool is_public() const { return type == model::kPublic; }
  [[nodiscard]] bool is_direct() const { return type == model::kDirect; }
};

/// Which rooms of a list.
struct RoomFilter {
  std::string types = "cpd";
  std::string text;                    // part of name, display name or topic; empty: all
  std::optional<std::int64_t> member;  // only rooms of this user
  std::vector<RoomId> only;            // empty: all
  std::optional<bool> archived;
  bool names_only = false;  // `text` is looked for in names alone
};

/// Reading rooms. All functions throw sql::Error only.
class Rooms {
 public:
  explicit Rooms(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<RoomRow> by_id(const RoomId& id);
  [[nodiscard]] std::optional<RoomRow> by_no(std::int64_t no);
  [[nodiscard]] std::optional<RoomRow> by_name(std::string_view name);  // c and p, without regard to case
  [[nodiscard]] std::vector<RoomRow> defaults();                        // default channels that are not archived
  /// The direct-message room of exactly these people.
  [[nodiscard]] std::optional<RoomRow> direct_of(const std::vector<std::int64_t>& user_nos);

  /// Documents, with creator, last message (when `with_last_message`) and the people of direct messages, in a fixed
  /// number of queries.
  [[nodiscard]] std::optional<model::Room> document(std::int64_t no, bool with_last_message);
  [[nodiscard]] std::vector<model::Room> documents(const RoomFilter& filter, std::string_view order, std::int64_t limit,
                                                   std::int64_t offset, bool with_last_message);
  [[nodiscard]] std::int64_t count(const RoomFilter& filter);
  /// A user's rooms that changed at `since` or later; all without it.
  [[nodiscard]] std::vector<model::Room> documents_of(std::int64_t user_no, const std::optional<Timestamp>& since,
                                                      bool with_last_message);
  /// Ids of deleted rooms the user was in, and of rooms that the user left, at `since` or later.
  [[nodiscard]] std::vector<RoomId> left_since(std::int64_t user_no, Timestamp since);

 private:
  std::vector<model::Room> load(std::string_view where, sql::Arguments arguments, bool with_last_message);

  sql::Session& session_;
};

/// What a sent message changes in its room.
struct RoomAdvance {
  std::int64_t no = 0;
  std::int64_t seq = 0;
  bool counts = false;        // as unread
  bool becomes_last = false;  // shown as the room's last message
  Timestamp at;
};

/// Writing rooms. Throws sql::UniqueViolation when a name is taken at the same moment by somebody else.
class RoomWriter {
 public:
  explicit RoomWriter(sql::Transaction& tx) : tx_(tx) {}

  /// The row, locked until the transaction ends.
  [[nodiscard]] std::optional<RoomRow> lock(const RoomId& id);
  [[nodiscard]] std::optional<RoomRow> lock(std::int64_t no);

  /// Stores a new room; sets `no`.
  void insert(RoomRow& room);
  /// Stores what people can change: everything but counters and positions.
  void update(const RoomRow& room);
  void advance(const RoomAdvance& message);
  /// A message went away: counts one less, and finds the newest remaining one when it was the last.
  void message_gone(const RoomRow& room, std::int64_t seq, bool row_is_gone, Timestamp at);
  void add_to_users_count(std::int64_t no, std::int64_t change, Timestamp at);
  void touch(std::int64_t no, Timestamp at);
  /// Touches the direct-message rooms of a user; their ids.
  std::vector<RoomId> touch_direct_of(std::int64_t user_no, Timestamp at);
  /// Puts a new username into the lists of muted and unmuted people; ids of the rooms that changed.
  std::vector<RoomId> rename_in_mutes(std::string_view from, std::string_view to, Timestamp at);
  /// Deletes the room with everything in it.
  void remove(const RoomRow& room, Timestamp at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
