#pragma once
// Encryption between ends: the pairs of keys that people have, and what members of encrypted rooms have of the rooms'
// keys. All of it is the clients'; the server can read none of it but the public keys.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/room.h"
#include "model/subscription.h"
#include "sql/database.h"

namespace confab::store {

struct PersonKeys {
  std::string public_key;
  std::string private_key;  // encrypted by its owner's passphrase
};

/// What a member has of a room's key.
struct RoomKey {
  std::optional<std::string> key, suggested;
  std::optional<std::vector<model::OldRoomKey>> old, suggested_old;
};

/// The same, and whose it is.
struct MemberKey {
  std::int64_t subscription_pk = 0, user_pk = 0;
  RoomKey key;
};

/// Somebody to whom a room's key can be given.
struct KeyHolder {
  UserId user;
  std::string public_key;
};

/// So many may wait for a room's key; who comes later asks themselves.
inline constexpr std::int64_t kMaxWaiting = 50;
/// So many keys are kept that a room had before.
inline constexpr std::size_t kMaxOldKeys = 10;

/// All functions throw sql::Error only.
class RoomKeys {
 public:
  explicit RoomKeys(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<PersonKeys> of_person(std::int64_t user_pk);
  [[nodiscard]] std::optional<RoomKey> of_member(std::int64_t subscription_pk);
  /// By memberships.
  [[nodiscard]] std::unordered_map<std::int64_t, RoomKey> of_members(const std::vector<std::int64_t>& subscriptions);
  /// Of all members who have some; at most `limit`, by user, behind `after`.
  [[nodiscard]] std::vector<MemberKey> of_room(std::int64_t room_pk, std::int64_t after, std::int64_t limit);
  /// Active members with a pair of keys who have no key to the room, at most `limit`.
  [[nodiscard]] std::vector<KeyHolder> without_key(std::int64_t room_pk, std::int64_t limit);
  /// By rooms, who has waited longest first.
  [[nodiscard]] std::unordered_map<std::int64_t, std::vector<model::WaitingForKey>> waiting(
      const std::vector<std::int64_t>& rooms);
  /// Who waits in one room, with what is needed to give them its key.
  [[nodiscard]] std::vector<KeyHolder> waiting_holders(std::int64_t room_pk);

  /// A room whose key the user has not.
  struct Missing {
    std::int64_t subscription_pk = 0, room_pk = 0;
    RoomId room;
    std::string key_id;
  };
  /// The encrypted rooms of the user to which the user has no key; no more than `limit`.
  [[nodiscard]] std::vector<Missing> missing(std::int64_t user_pk, std::int64_t limit);
  struct Keyed {
    RoomId room;
    std::int64_t room_pk = 0;
    SubscriptionId subscription;
    bool waiting = false;
  };
  /// The rooms in which the user has a key, or waits for one.
  [[nodiscard]] std::vector<Keyed> rooms_of(std::int64_t user_pk);

 private:
  sql::Session& session_;
};

class RoomKeyWriter {
 public:
  explicit RoomKeyWriter(sql::Transaction& tx) : tx_(tx) {}

  void set_person(std::int64_t user_pk, const PersonKeys& keys, Timestamp at);
  void remove_person(std::int64_t user_pk);

  /// Stores all of what a member has of the key.
  void set(std::int64_t subscription_pk, std::int64_t room_pk, const RoomKey& key);
  /// Everything that the user has of any room's key, and the places where they wait. The memberships count as changed.
  void remove_all_of(std::int64_t user_pk, ChangeTime at);
  /// False: waits already, or too many do.
  bool wait(std::int64_t subscription_pk, std::int64_t room_pk, Timestamp since);
  /// False: did not wait.
  bool wait_no_more(std::int64_t subscription_pk);
  /// All active members but one who have a pair of keys wait, as far as there is room; nobody else does.
  void wait_all(std::int64_t room_pk, std::int64_t except_subscription, Timestamp since);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
