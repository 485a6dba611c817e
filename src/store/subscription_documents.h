#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/subscription.h"
#include "sql/database.h"

namespace confab::store {

/// What the wire's `unread` counts (settings Unread_Count, Unread_Count_DM).
enum class UnreadCount { all_messages, user_mentions, group_mentions, all_mentions };

struct UnreadRules {
  UnreadCount rooms = UnreadCount::all_mentions;
  UnreadCount direct = UnreadCount::all_messages;
};

/// How much of a room is unread for one user, computed from positions: exact, also after deletions.
struct Unread {
  std::int64_t messages = 0;
  std::int64_t user_mentions = 0;
  std::int64_t group_mentions = 0;
  std::int64_t mentions = 0;  // messages with either
};

/// Subscription documents, in a fixed number of queries however many. All functions throw sql::Error only.
class SubscriptionDocuments {
 public:
  SubscriptionDocuments(sql::Session& session, UnreadRules rules) : session_(session), rules_(rules) {}

  static constexpr std::int64_t kMaxOfUser = 10'000;
  /// A user's; with `since` those that changed then or later, also by a message in the room or by a change of the room.
  /// Those that changed last, when there are more than kMaxOfUser.
  [[nodiscard]] std::vector<model::Subscription> of_user(std::int64_t user_pk, const std::optional<Timestamp>& since);
  [[nodiscard]] std::optional<model::Subscription> one(const RoomId& room, const UserId& user);
  [[nodiscard]] std::vector<model::Subscription> of_room(const RoomId& room, const std::vector<UserId>& users);

  [[nodiscard]] Unread unread(std::int64_t subscription_pk);
  /// What the user's documents say of their `unread`, together, but for archived rooms.
  [[nodiscard]] std::int64_t unread_of_all(std::int64_t user_pk);

  struct Removed {
    SubscriptionId id;
    RoomId room;
    Timestamp at;
  };
  [[nodiscard]] std::vector<Removed> removed_since(std::int64_t user_pk, Timestamp since);

 private:
  [[nodiscard]] std::vector<model::Subscription> load(std::string_view where, sql::Arguments arguments);
  void add_keys(std::vector<model::Subscription>& documents, const std::vector<std::int64_t>& keyed);
  void add_ignored(std::vector<model::Subscription>& documents);
  void add_roles(std::vector<model::Subscription>& documents);
  void add_threads(std::vector<model::Subscription>& documents);
  void add_names_of_direct(std::vector<model::Subscription>& documents);

  sql::Session& session_;
  UnreadRules rules_;
};

}  // namespace confab::store
