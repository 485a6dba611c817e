#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/user.h"
#include "sql/database.h"
#include "store/attention.h"
#include "store/people.h"

namespace confab::store {

/// A user's membership of a room as its row has it, with the room roles: what rules and positions need. The document
/// for clients is made by SubscriptionDocuments.
struct Membership {
  std::int64_t pk = 0, room_pk = 0, user_pk = 0;
  SubscriptionId id;
  bool open = true, favorite = false, forced_alert = false, blocked = false, blocker = false;
  // How far its user has read. Changed only under the lock of the room's row, because they are compared with its
  // counts.
  std::int64_t read_seq = 0;        // position up to which its user has read
  std::int64_t read_countable = 0;  // the room's `countable` then
  std::int64_t own_unread = 0;      // own messages that counted since then, deleted ones included
  std::optional<Timestamp> last_seen_at, last_reply_at;
  json::object preferences;
  std::optional<std::int64_t> added_by;  // in a team's main room: who brought them in
  Timestamp joined_at;
  ChangeTime updated_at;
  std::vector<std::string> roles;

  [[nodiscard]] bool has_role(std::string_view role) const;
};

/// Who is in a room, for whom something is to be said about it.
struct RoomMembership {
  UserId user;
  SubscriptionId subscription;
};

/// A member whose notifications do not go by the workspace's rules alone, or whom a message names.
struct NotifiedMember {
  std::int64_t user_pk = 0;
  UserId user;
  json::object preferences;       // of the membership
  json::object user_preferences;  // of the account
  bool follows = false;           // the thread that it is about
};

/// Reading memberships. All functions throw sql::Error only.
class Memberships {
 public:
  explicit Memberships(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<Membership> find(std::int64_t room_pk, std::int64_t user_pk);
  [[nodiscard]] std::vector<RoomMembership> of_room(std::int64_t room_pk);
  [[nodiscard]] std::vector<UserId> user_ids(const RoomId& room);
  [[nodiscard]] std::vector<RoomId> room_ids(const UserId& user);
  /// When the newest message in any of the user's rooms was sent.
  [[nodiscard]] Timestamp newest_message(std::int64_t user_pk);
  /// Who is in it, by username.
  [[nodiscard]] std::vector<model::UserRef> people(std::int64_t room_pk);
  /// Which of the users are members.
  [[nodiscard]] std::vector<std::int64_t> members_among(std::int64_t room_pk, const std::vector<std::int64_t>& users);
  /// Who is in both rooms, but for one, by their numbers; no more than `limit`.
  [[nodiscard]] std::vector<std::int64_t> members_of_both(std::int64_t room_pk, std::int64_t other_pk,
                                                          std::int64_t except_user, std::int64_t limit);
  /// In which of the rooms the user is.
  [[nodiscard]] std::set<std::int64_t> joined_among(std::int64_t user_pk, const std::vector<std::int64_t>& rooms);
  /// When the users came, and who brought them in, by their numbers.
  struct Admission {
    Timestamp at;
    std::optional<model::UserRef> by;
  };
  [[nodiscard]] std::map<std::int64_t, Admission> admissions(std::int64_t room_pk,
                                                             const std::vector<std::int64_t>& users);
  [[nodiscard]] std::int64_t count_with_role(std::int64_t room_pk, std::string_view role);
  [[nodiscard]] std::int64_t count_active_others(std::int64_t room_pk, std::int64_t user_pk);

  /// The rooms in which the user is the only owner.
  [[nodiscard]] std::vector<std::int64_t> owned_alone(std::int64_t user_pk);
  /// Who of the active members other than the user has been there longest.
  [[nodiscard]] std::optional<Person> first_active_other(std::int64_t room_pk, std::int64_t user_pk);

  struct RoleRow {
    std::int64_t user_pk = 0;
    SubscriptionId subscription;
    model::UserRef user;
    std::string role;
  };
  /// Every member with a role, a row for each role, by user; 10,000 at most.
  [[nodiscard]] std::vector<RoleRow> role_rows(std::int64_t room_pk);

  /// Active members other than `except_user` whose attention is at least `least` (own or more), and those who are
  /// `named`; one statement, which reads nobody else.
  [[nodiscard]] std::vector<NotifiedMember> with_wishes(std::int64_t room_pk, std::int64_t except_user, Attention least,
                                                        const std::vector<std::int64_t>& named);
  /// The same for a reply in a thread: active members who follow it, whatever their attention, and of the others those
  /// who want to be told of more than what names them.
  [[nodiscard]] std::vector<NotifiedMember> with_wishes_in_thread(std::int64_t room_pk, std::int64_t except_user,
                                                                  std::int64_t thread_seq);

  /// Who does not want to see what the user writes in the room.
  [[nodiscard]] std::vector<UserId> ignoring(std::int64_t room_pk, std::int64_t user_pk);

 private:
  sql::Session& session_;
};

}  // namespace confab::store
