#include "core/access/team.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/teams.h"
#include "permissions/groups/teams.h"
#include "store/rooms.h"
#include "store/teams.h"

namespace confab::core::access {
namespace {

constexpr auto kSeesAll = permissions::teams("view-all-teams");

std::optional<model::Team> find(sql::Session& session, const TeamName& name) {
  store::Teams teams{session};
  if (name.id) return teams.by_id(*name.id);
  if (name.main_room) {
    const auto room = store::Rooms{session}.by_id(*name.main_room);
    return room && room->is_team_main() ? teams.by_pk(room->pk) : std::nullopt;
  }
  return name.name ? teams.by_name(*name.name) : std::nullopt;
}

}  // namespace

struct TeamGuard {
  static std::optional<VisibleTeam> visible(sql::Session& session, const Context& ctx, const Actor& actor,
                                            std::optional<model::Team> team) {
    if (!team) return std::nullopt;
    auto main = find_room(session, ctx, actor, team->room, may(ctx, actor, kSeesAll));
    if (!main) return std::nullopt;
    return VisibleTeam{std::move(*team), std::move(*main)};
  }
  static std::optional<LockedTeam> locked(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                          std::optional<model::Team> team) {
    if (!team) return std::nullopt;
    auto main = find_locked(tx, ctx, actor, team->room, may(ctx, actor, kSeesAll));
    if (!main || !main->row().is_team_main()) return std::nullopt;  // it may have ended before the lock was there
    return LockedTeam{std::move(*team), std::move(*main)};
  }
};

void LockedTeam::require(const Context& ctx, const Actor& actor, permissions::Permission permission) const {
  if (!allows(ctx, actor, permission)) throw Refusal(errors::unauthorized, "Unauthorized");
}

std::optional<VisibleTeam> find_team(sql::Session& session, const Context& ctx, const Actor& actor,
                                     const TeamName& name) {
  return TeamGuard::visible(session, ctx, actor, find(session, name));
}

VisibleTeam team(sql::Session& session, const Context& ctx, const Actor& actor, const TeamName& name) {
  auto found = find_team(session, ctx, actor, name);
  if (!found) throw errors::team_refusal(errors::team_does_not_exist);
  return std::move(*found);
}

LockedTeam locked_team(sql::Transaction& tx, const Context& ctx, const Actor& actor, const TeamName& name) {
  auto found = TeamGuard::locked(tx, ctx, actor, find(tx, name));
  if (!found) throw errors::team_refusal(errors::team_does_not_exist);
  return std::move(*found);
}

LockedTeam locked_team_of(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& room) {
  const auto row = store::Rooms{tx}.by_id(room);
  auto team = row && row->team_pk ? store::Teams{tx}.by_pk(*row->team_pk) : std::nullopt;
  auto found = TeamGuard::locked(tx, ctx, actor, std::move(team));
  if (!found) throw errors::team_refusal(errors::team_does_not_exist);
  return std::move(*found);
}

std::optional<LockedRoom> hosted_room(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                      const LockedTeam& team, const RoomId& id) {
  auto room = find_locked(tx, ctx, actor, id);
  if (room) return room;
  const auto row = store::Rooms{tx}.by_id(id);
  const bool known =
      row && row->team_pk == team.team().pk && team.allows(ctx, actor, permissions::teams("view-all-team-channels"));
  return known ? find_locked(tx, ctx, actor, id, true) : std::nullopt;
}

std::optional<VisibleTeam> team_of(sql::Session& session, const Context& ctx, const Actor& actor,
                                   const store::RoomRow& room) {
  if (!room.team_pk) return std::nullopt;
  return TeamGuard::visible(session, ctx, actor, store::Teams{session}.by_pk(*room.team_pk));
}

}  // namespace confab::core::access
