#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/user.h"
#include "sql/database.h"

namespace confab::store {

/// A user's place in a room as its row has it, with the room roles: what rules and positions need. The document for
/// clients is made by Subscriptions.
struct Membership {
  std::int64_t no = 0, room_no = 0, user_no = 0;
  SubscriptionId id;
  bool open = true, favorite = false, forced_alert = false, blocked = false, blocker = false;
  std::int64_t read_seq = 0;        // position up to which its user has read
  std::int64_t read_countable = 0;  // the room's `countable` then
  std::int64_t own_unread = 0;      // own messages that counted since then, deleted ones included
  std::optional<Timestamp> last_seen_at, last_reply_at;
  json::object preferences;
  Timestamp joined_at, updated_at;
  std::vector<std::string> roles;

  [[nodiscard]] bool has_role(std::string_view role) const;
};

class Memberships {
 public:
  explicit Memberships(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<Membership> find(std::int64_t room_no, std::int64_t user_no);
  [[nodiscard]] std::vector<UserId> user_ids(std::int64_t room_no);
  [[nodiscard]] std::vector<RoomId> room_ids(std::int64_t user_no);
  [[nodiscard]] std::int64_t count_with_role(std::int64_t room_no, std::string_view role);

 private:
  sql::Session& session_;
};

class MembershipWriter {
 public:
  explicit MembershipWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Stores a new place; sets `no`. Roles are not stored. False: the user has one already.
  bool insert(Membership& membership);
  /// Takes the place and its roles away; remembers its id for sync.
  void remove(const Membership& membership, const RoomId& room, Timestamp at);
  void add_role(std::int64_t room_no, std::int64_t user_no, std::string_view role, Timestamp at);
  void remove_role(std::int64_t room_no, std::int64_t user_no, std::string_view role, Timestamp at);

  /// The sender's side of a sent message.
  void replied(std::int64_t no, bool counts, Timestamp at);
  /// Opens the closed places of a room; whose they were.
  std::vector<UserId> open_closed(std::int64_t room_no, Timestamp at);
  void set_position(const Membership& membership, Timestamp at);
  void set_open(std::int64_t no, bool open, Timestamp at);
  void set_favorite(std::int64_t no, bool favorite, Timestamp at);
  void set_preferences(std::int64_t no, const json::object& preferences, Timestamp at);
  /// Archived rooms leave the sidebars, and come back when they return from the archive.
  void set_open_of_all(std::int64_t room_no, bool open, Timestamp at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
