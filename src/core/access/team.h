#pragma once
// The guards to teams: as those to rooms (room.h). Whoever sees a team's main room may know of the team, and so may
// those with view-all-teams. One that is unknown and one that the actor may not know of give the same answer.

#include <optional>
#include <string>

#include "core/access/room.h"
#include "model/team.h"

namespace confab::core::access {

/// One of them.
struct TeamName {
  std::optional<TeamId> id = {};
  std::optional<std::string> name = {};
  std::optional<RoomId> main_room = {};
};

/// A team that the actor may know of.
class VisibleTeam {
 public:
  [[nodiscard]] const model::Team& team() const { return team_; }
  [[nodiscard]] const ReadableRoom& main() const { return main_; }
  /// Whether the actor has the permission by the roles in the workspace or in the team.
  [[nodiscard]] bool allows(const Context& ctx, const Actor& actor, permissions::Permission permission) const {
    return main_.allows(ctx, actor, permission);
  }

 private:
  friend struct TeamGuard;
  VisibleTeam(model::Team team, ReadableRoom main) : team_(std::move(team)), main_(std::move(main)) {}
  model::Team team_;
  ReadableRoom main_;
};

/// The same, its main room locked until the transaction ends.
class LockedTeam {
 public:
  [[nodiscard]] const model::Team& team() const { return team_; }
  [[nodiscard]] const LockedRoom& main() const { return main_; }
  [[nodiscard]] bool allows(const Context& ctx, const Actor& actor, permissions::Permission permission) const {
    return main_.allows(ctx, actor, permission);
  }
  /// The same; throws Refusal(unauthorized).
  void require(const Context& ctx, const Actor& actor, permissions::Permission permission) const;

 private:
  friend struct TeamGuard;
  LockedTeam(model::Team team, LockedRoom main) : team_(std::move(team)), main_(std::move(main)) {}
  model::Team team_;
  LockedRoom main_;
};

/// Throws Refusal(team_does_not_exist).
[[nodiscard]] VisibleTeam team(sql::Session& session, const Context& ctx, const Actor& actor, const TeamName& name);
/// The same without an exception.
[[nodiscard]] std::optional<VisibleTeam> find_team(sql::Session& session, const Context& ctx, const Actor& actor,
                                                   const TeamName& name);
/// Throws Refusal(team_does_not_exist).
[[nodiscard]] LockedTeam locked_team(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                     const TeamName& name);
/// The team of a room, be it the main one or another. Throws Refusal(team_does_not_exist).
[[nodiscard]] LockedTeam locked_team_of(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                        const RoomId& room);
/// A room that the actor may know of, be it as one who sees all rooms of this team (view-all-team-channels). Whether
/// the team hosts it, is in its row.
[[nodiscard]] std::optional<LockedRoom> hosted_room(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                                    const LockedTeam& team, const RoomId& id);
/// The team that hosts a room, to somebody who may know of that room; nullopt: there is none, or the actor may not know
/// of it.
[[nodiscard]] std::optional<VisibleTeam> team_of(sql::Session& session, const Context& ctx, const Actor& actor,
                                                 const store::RoomRow& room);

}  // namespace confab::core::access
