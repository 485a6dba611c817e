#pragma once

#include "core/access/team.h"
#include "core/kernel/context.h"
#include "model/room.h"
#include "model/team.h"

namespace confab::core::teams {

/// Throws Refusal(team_does_not_exist).
model::Team info(const Context& ctx, const Actor& actor, const access::TeamName& name);

/// The same without an exception, by id: nullopt where the actor may not know of it.
std::optional<model::Team> find(const Context& ctx, const Actor& actor, const TeamId& id);

/// The document of its main room. Throws Refusal(team_does_not_exist).
model::Room main_room(const Context& ctx, const Actor& actor, const TeamId& id);

struct TeamPage {
  std::vector<model::Team> teams;
  std::int64_t total = 0;
};
/// The teams that the actor belongs to.
TeamPage list(const Context& ctx, const Actor& actor, std::int64_t limit, std::int64_t offset);
struct ListTeams {
  std::string filter;                   // part of a name; empty: all
  std::optional<model::RoomKind> kind;  // of their main rooms
  model::TeamOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
/// All teams. Throws Refusal(unauthorized) without view-all-teams.
TeamPage list_all(const Context& ctx, const Actor& actor, const ListTeams& query);
/// The teams of a user, as far as the actor may know of them: 10,000 at most. Nobody is in none.
std::vector<model::Team> of_user(const Context& ctx, const Actor& actor, const UserId& user);

}  // namespace confab::core::teams
