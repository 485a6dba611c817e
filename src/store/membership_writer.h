#pragma once

#include <vector>

#include "sql/database.h"
#include "store/memberships.h"

namespace confab::store {

/// Writing memberships. `at` is the present.
class MembershipWriter {
 public:
  explicit MembershipWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Stores a new membership and sets `no`. Roles are not stored. False: the user has one already.
  bool insert(Membership& membership);
  /// Takes the membership and its roles away; remembers its id for sync.
  void remove(const Membership& membership, const RoomId& room, ChangeTime at);
  void add_role(const Membership& membership, std::string_view role, ChangeTime at);
  void remove_role(const Membership& membership, std::string_view role, ChangeTime at);

  /// The sender's side of a sent message.
  void replied(std::int64_t pk, bool counts, Timestamp sent_at, ChangeTime at);
  /// Opens the closed memberships of a room; whose they were.
  std::vector<UserId> open_closed(std::int64_t room_pk, ChangeTime at);
  /// The same for those who follow one of its threads.
  std::vector<UserId> open_closed_followers(std::int64_t room_pk, std::int64_t thread_seq, ChangeTime at);
  /// Opens or closes them all.
  void set_all_open(std::int64_t room_pk, bool open, ChangeTime at);
  /// Stores how far its user has read.
  void set_position(const Membership& membership, ChangeTime at);
  /// Something that its document shows changed elsewhere.
  void touch(std::int64_t pk, ChangeTime at);
  void set_open(std::int64_t pk, bool open, ChangeTime at);
  void set_favorite(std::int64_t pk, bool favorite, ChangeTime at);
  /// Whether its user wants to see what another one writes in the room. False: it is so already.
  bool set_ignored(const Membership& membership, std::int64_t user_pk, bool ignored, ChangeTime at);
  void set_blocking(std::int64_t pk, bool blocker, bool blocked, ChangeTime at);
  void set_preferences(std::int64_t pk, const json::object& preferences, ChangeTime at);
  /// The account's preferences ask for something else than before.
  void set_account_attention(std::int64_t user_pk, Attention attention);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
