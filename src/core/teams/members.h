#pragma once
// Who belongs to a team: the members of its main room, with the roles that they have there.

#include "core/access/team.h"
#include "core/kernel/context.h"
#include "core/rooms/roles.h"
#include "core/users/person.h"

namespace confab::core::teams {

struct TeamMember {
  users::Person user;
  std::vector<std::string> roles;
  model::UserRef created_by;  // who brought them in; themselves, where they came by themselves
  Timestamp created_at;
};
struct ListTeamMembers {
  std::string username, name;         // parts of them; empty: all
  std::vector<std::string> statuses;  // empty: all
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct TeamMemberPage {
  std::vector<TeamMember> members;
  std::int64_t total = 0;
};
/// Active ones, by username. Nobody, to those who do not belong to the team and lack view-all-teams. Throws
/// Refusal(team_does_not_exist).
TeamMemberPage members(const Context& ctx, const Actor& actor, const access::TeamName& name,
                       const ListTeamMembers& query);

struct NewTeamMember {
  UserId user;
  std::vector<rooms::RoomRole> roles = {};
};
/// Needs add-team-member or edit-team-member, and for each role the permission to give it. Who belongs to the team
/// already gets the roles. Throws Refusal(team_does_not_exist | unauthorized | invalid_team_user |
/// user_limit_exceeded).
void add_members(const Context& ctx, const Actor& actor, const access::TeamName& name,
                 const std::vector<NewTeamMember>& people);
/// Exactly these roles. Needs edit-team-member, and for each role that changes the permission to give it. Throws
/// Refusal(team_does_not_exist | unauthorized | invalid_team_user | member_does_not_exist | last_team_owner).
void update_member(const Context& ctx, const Actor& actor, const access::TeamName& name, const NewTeamMember& member);

/// Out of the team, and out of those of its rooms that are named; others are left out. Needs edit-team-member. Throws
/// Refusal(team_does_not_exist | unauthorized | invalid_team_user | member_does_not_exist | last_team_owner |
/// last_owner).
void remove_member(const Context& ctx, const Actor& actor, const access::TeamName& name, const UserId& user,
                   const std::vector<RoomId>& rooms);
/// The same of oneself, without a permission.
void leave(const Context& ctx, const Actor& actor, const access::TeamName& name, const std::vector<RoomId>& rooms);

}  // namespace confab::core::teams
