#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/condition.h"
#include "model/room.h"
#include "sql/database.h"

namespace confab::store {

/// Which rooms of a list.
struct RoomFilter {
  std::optional<std::vector<model::RoomKind>> kinds;  // left out: all
  std::string text;                                   // part of name, display name or topic; empty: all
  bool names_only = false;                            // `text` is looked for in names alone
  bool beginning = false;                             // and only where they begin
  bool usernames = false;                             // and in those of the people of direct messages
  std::optional<std::int64_t> member;                 // only rooms of this user
  std::optional<std::int64_t> visible;                // only rooms that are open to this user, or the user's
  std::optional<std::int64_t> team;                   // only rooms that this team hosts
  bool with_main = false;                             // and its main room
  bool or_of_main = false;                            // and discussions of that one
  std::optional<bool> team_default;                   // only those whose members join by themselves; or the others
  std::optional<bool> team_mains;                     // only main rooms of teams; or only others
  bool or_team_mains = false;  // main rooms of teams are of the kinds that are wanted, whatever theirs
  bool without_team = false;
  std::optional<std::int64_t> parent;  // only discussions of this room
  std::optional<bool> discussions;     // only discussions; or only others
  bool or_discussions = false;         // discussions are of the kinds that are wanted, whatever theirs
  std::optional<std::int64_t> owner;   // only rooms of which this user is an owner
  std::vector<RoomId> only;            // empty: all
  std::optional<bool> archived;
  std::optional<model::Condition> condition;  // may be refused: Refusal(invalid_query)
};

/// Room documents, with creator, last message and the people of direct messages, in a fixed number of queries.
/// All functions throw sql::Error only, but for a filter's condition.
class RoomDocuments {
 public:
  static constexpr std::int64_t kMaxOfUser = 10'000;
  static constexpr std::size_t kMaxBytes = std::size_t{8} * 1024 * 1024;

  enum class LastMessage { no, yes };  // setting Store_Last_Message
  RoomDocuments(sql::Session& session, LastMessage last_message) : session_(session), last_message_(last_message) {}

  [[nodiscard]] std::optional<model::Room> by_pk(std::int64_t pk);
  [[nodiscard]] std::optional<model::Room> by_id(const RoomId& id);
  /// `order` is SQL behind ORDER BY on rooms r. The list ends after kMaxBytes of what they hold: who wants more asks
  /// again, from the last one on.
  [[nodiscard]] std::vector<model::Room> list(const RoomFilter& filter, std::string_view order, std::int64_t limit,
                                              std::int64_t offset);
  [[nodiscard]] std::int64_t count(const RoomFilter& filter);
  /// A user's rooms that changed at `since` or later, for their members or for this one, or by the renaming of somebody
  /// whose name they show; all without it. Those that changed last, when there are more than kMaxOfUser or when they
  /// hold more than kMaxBytes.
  [[nodiscard]] std::vector<model::Room> of_user(std::int64_t user_pk, const std::optional<Timestamp>& since);
  /// Rooms that the user left, or that were deleted with the user in them, at `since` or later.
  struct Left {
    RoomId id;
    Timestamp at;  // the last time
  };
  [[nodiscard]] std::vector<Left> left_since(std::int64_t user_pk, Timestamp since);

 private:
  [[nodiscard]] std::vector<std::string_view> people_in_rooms() const;
  [[nodiscard]] std::vector<model::Room> load(std::string_view from_where, sql::Arguments arguments,
                                              std::size_t most_bytes = kMaxBytes);
  void add_people(std::vector<model::Room>& rooms);
  void add_waiting(std::vector<model::Room>& rooms);

  sql::Session& session_;
  LastMessage last_message_;
};

}  // namespace confab::store
