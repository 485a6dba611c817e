#pragma once

#include "core/access/team.h"
#include "core/kernel/context.h"

namespace confab::core::teams {

/// What is left out stays as it is.
struct EditTeam {
  std::optional<std::string> name;
  std::optional<model::RoomKind> kind;  // of its main room
};
/// The team's main room is called and seen so. Needs edit-team; for another kind also to make such rooms. Throws
/// Refusal(team_does_not_exist | unauthorized | invalid_room_name | duplicate_channel_name | archived_duplicate_name).
void update(const Context& ctx, const Actor& actor, const access::TeamName& name, const EditTeam& cmd);

/// Deletes the team with its main room, and those of its rooms that are named, all with their messages; others of the
/// names are left out. The team's other rooms stay as rooms like others. Needs delete-team, and for each of the named
/// rooms what deleting it needs. Throws Refusal(team_does_not_exist | unauthorized | not_allowed).
void erase(const Context& ctx, const Actor& actor, const access::TeamName& name, const std::vector<RoomId>& rooms);
/// The same, but that the main room stays, too, as one like others. Needs convert-team. Throws Refusal as above.
void convert_to_room(const Context& ctx, const Actor& actor, const access::TeamName& name,
                     const std::vector<RoomId>& rooms);

}  // namespace confab::core::teams
