#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/team.h"
#include "sql/database.h"
#include "store/where.h"

namespace confab::store {

/// Which teams of a list.
struct TeamFilter {
  std::optional<std::int64_t> member;   // teams of this user
  std::optional<std::int64_t> visible;  // only public ones, and those of this user
  bool with_public = true;              // without: of `visible` only those of that user
  std::string text;                     // part of a name; empty: all
  std::optional<model::RoomKind> kind;  // only such ones
};

/// Reading teams. A team's number is that of its main room. All functions throw sql::Error only.
class Teams {
 public:
  explicit Teams(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::Team> by_pk(std::int64_t pk);
  [[nodiscard]] std::optional<model::Team> by_id(const TeamId& id);
  /// By the main room's name, or its display name, without regard to case.
  [[nodiscard]] std::optional<model::Team> by_name(std::string_view name);
  /// With counts of rooms and members; with `filter.member` also whether that user owns it.
  [[nodiscard]] std::vector<model::Team> list(const TeamFilter& filter, const model::TeamOrder& order,
                                              std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count(const TeamFilter& filter);
  struct Summary {
    std::string name;
    std::int64_t rooms = 0;
  };
  /// Of those of the teams that are public or the user's, by their numbers.
  [[nodiscard]] std::map<std::int64_t, Summary> summaries(const std::vector<std::int64_t>& teams, std::int64_t user_pk);
  /// The numbers of the rooms that it hosts, without its main room.
  [[nodiscard]] std::vector<std::int64_t> rooms(std::int64_t pk);
  /// Those of them that its members join by themselves and that are not archived.
  [[nodiscard]] std::vector<std::int64_t> default_rooms(std::int64_t pk);

 private:
  [[nodiscard]] std::optional<model::Team> one(std::string_view where, std::vector<sql::Value> values);
  [[nodiscard]] static Where where_of(const TeamFilter& filter);

  sql::Session& session_;
};

/// Writing teams. `at` is the present.
class TeamWriter {
 public:
  explicit TeamWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Makes the room a team's main room.
  void found(std::int64_t room_pk, const TeamId& id, std::int64_t creator_pk, ChangeTime at);
  /// Its main room was renamed, or changed its kind.
  void touch(std::int64_t pk, ChangeTime at);
  struct Released {
    std::int64_t pk = 0;
    RoomId id;
    model::RoomKind kind = model::RoomKind::channel;
  };
  /// The team ends; all its rooms, the main one among them, are rooms like others from now on.
  std::vector<Released> dissolve(std::int64_t pk, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
