#pragma once
// The rooms that a team hosts.

#include "core/access/team.h"
#include "core/kernel/context.h"
#include "core/rooms/lists.h"
#include "model/room.h"

namespace confab::core::teams {

/// Brings rooms of which the actor is an owner into a team; in a private team, they are open to its members alone then.
/// Needs move-room-to-team, or add-team-channel, as it was called. Throws Refusal(team_does_not_exist | unauthorized |
/// invalid_team_room | room_already_on_team | not_owner_of_room).
std::vector<model::Room> add_rooms(const Context& ctx, const Actor& actor, const access::TeamName& name,
                                   const std::vector<RoomId>& rooms);
/// Needs remove-team-channel. Throws Refusal(team_does_not_exist | unauthorized | invalid_team_room |
/// room_not_on_that_team).
model::Room remove_room(const Context& ctx, const Actor& actor, const access::TeamName& name, const RoomId& room);
/// Whether whoever joins the team joins the room; those who are in the team then, as many as API_User_Limit, come into
/// it at once. Needs edit-team-channel. Throws Refusal(team_does_not_exist | unauthorized | invalid_team_room).
model::Room update_room(const Context& ctx, const Actor& actor, const RoomId& room, bool joined_by_default);

struct ListTeamRooms {
  std::string filter;         // part of a name; empty: all
  bool default_only = false;  // those that members join by themselves
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
/// Those that the actor may see; all, with view-all-team-channels. Throws Refusal(team_does_not_exist).
rooms::RoomPage list_rooms(const Context& ctx, const Actor& actor, const access::TeamName& name,
                           const ListTeamRooms& query);

struct RoomOfUser {
  model::Room room;
  bool is_last_owner = false;
};
struct RoomsOfUser {
  std::vector<RoomOfUser> rooms;
  std::int64_t total = 0;
};
/// Those that a user is in; of another than the actor with view-all-team-channels. `erasable_only`: those that the user
/// may delete. Throws Refusal(team_does_not_exist | unauthorized).
RoomsOfUser rooms_of_user(const Context& ctx, const Actor& actor, const access::TeamName& name, const UserId& user,
                          bool erasable_only, std::int64_t limit, std::int64_t offset);

struct ListChildren {
  std::string filter;  // part of a name; empty: all
  bool channels = true, discussions = true;
  model::RoomOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
/// The rooms of a team that the actor is in: those that it hosts, its main room, and that one's discussions. Throws
/// Refusal(team_does_not_exist).
rooms::RoomPage children(const Context& ctx, const Actor& actor, const access::TeamName& name,
                         const ListChildren& query);

/// Main rooms of teams that the actor may see whose name begins with the text.
std::vector<model::Room> complete_name(const Context& ctx, const Actor& actor, std::string_view text,
                                       std::int64_t limit);
/// Rooms that the actor owns and could bring into a team whose name begins with the text.
std::vector<model::Room> available(const Context& ctx, const Actor& actor, std::string_view text, std::int64_t limit);

/// Those of the rooms that the team hosts, locked; others are left out.
[[nodiscard]] std::vector<store::RoomRow> lock_hosted(sql::Transaction& tx, const access::LockedTeam& team,
                                                      const std::vector<RoomId>& rooms);

}  // namespace confab::core::teams
