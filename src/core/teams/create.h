#pragma once

#include "core/kernel/context.h"
#include "core/rooms/create.h"
#include "model/team.h"

namespace confab::core::teams {

struct CreateTeam {
  rooms::CreateRoom main;            // its main room, with the team's name; its `members` are not looked at
  std::vector<std::string> members;  // ids or usernames; unknown and deactivated ones are left out
  std::optional<UserId> owner;       // left out: the actor
  std::optional<RoomId> room;        // this becomes the main room; it is called as the team then
};

/// A team with its main room. Needs create-team, and create-c or create-p; of a room that is there edit-room in it.
/// Throws Refusal(unauthorized | team_name_already_exists | room_name_already_exists | invalid_room_name |
/// duplicate_channel_name | archived_duplicate_name | user_limit_exceeded | invalid_team_user | room_not_found |
/// room_already_on_team | invalid_room_type).
model::Team create(const Context& ctx, const Actor& actor, const CreateTeam& cmd);

/// A room becomes a team's main room, and its members the team's. Needs create-team, and edit-room in it. Throws
/// Refusal(unauthorized | room_not_found | team_name_already_exists | room_already_on_team | invalid_room_type).
model::Team convert(const Context& ctx, const Actor& actor, const RoomId& room);

}  // namespace confab::core::teams
