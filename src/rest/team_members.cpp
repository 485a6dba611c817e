// Who belongs to a team.

#include "api/people.h"
#include "base/errors/members.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/teams/members.h"
#include "rest/chat_api.h"
#include "rest/team_target.h"

namespace confab::rest {

struct NewMemberParams {
  Field<"userId", UserId, "Who."> user_id;
  Field<"roles", std::optional<std::vector<std::string>>, "owner, moderator, leader.", max_texts(10, 128)> roles;
  static constexpr std::string_view kSchema = "NewTeamMember";
};
struct NewTeamMembers {
  Field<"members", std::vector<NewMemberParams>, "Who comes in.", bound::items> members;
};
struct ChangedMember {
  Field<"member", NewMemberParams, "Who, and with which roles from now on."> member;
};
struct LeavingMember {
  Field<"userId", UserId, "Who."> user_id;
};
struct RoomsToLeave {
  Field<"rooms", std::vector<RoomId>, "Rooms of the team that are left as well.", bound::items, defaulted{}> rooms;
};
struct TeamMemberFilter {
  Field<"username", std::optional<std::string>, "Part of a username.", max_length(200)> username;
  Field<"name", std::optional<std::string>, "Part of a name.", max_length(200)> name;
  Field<"status", std::optional<std::vector<std::string>>, "Only these: online, away, busy, offline.",
        bound::list_of_names>
      status;
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};
using TeamMemberParams = Flatten<TeamTarget, TeamMemberFilter>;
struct TeamMemberPerson {
  Field<"_id", UserId, "The user's id."> id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"status", std::string, "online, away, busy or offline."> status;
};
struct TeamMemberDocument {
  Field<"user", TeamMemberPerson, "Who."> user;
  Field<"roles", std::vector<std::string>, "Roles in the team."> roles;
  Field<"createdBy", model::UserRef, "Who brought them in."> created_by;
  Field<"createdAt", Timestamp, "Since when."> created_at;
  static constexpr std::string_view kSchema = "TeamMember";
};
using TeamMemberRows = Named<"members", std::vector<TeamMemberDocument>, "Members.">;
using TeamMemberList = Flatten<TeamMemberRows, api::PageCounts>;

namespace {

core::teams::NewTeamMember member_of(const NewMemberParams& p) {
  using core::rooms::RoomRole;
  core::teams::NewTeamMember member{.user = p.user_id};
  for (const auto& name : p.roles.value_or(std::vector<std::string>{})) {
    const auto known = {RoomRole::owner, RoomRole::moderator, RoomRole::leader};
    const auto role = std::ranges::find(known, name, &core::rooms::to_text);
    if (role == known.end()) throw Refusal(errors::invalid_params, "roles must be some of owner, moderator, leader");
    member.roles.push_back(*role);
  }
  return member;
}

TeamMemberList team_members(Call& call, const TeamMemberParams& p) {
  api::PageParams wanted;
  wanted.count = p.count;
  wanted.offset = p.offset;
  const auto page = api::page_of(call.ctx.settings, wanted);
  auto found = core::teams::members(call.ctx, call.actor(), p.called(),
                                    {.username = p.username.value_or(""),
                                     .name = p.name.value_or(""),
                                     .statuses = p.status.value_or(std::vector<std::string>{}),
                                     .limit = page.limit,
                                     .offset = page.offset});
  std::vector<TeamMemberDocument> rows;
  rows.reserve(found.members.size());
  for (auto& member : found.members) {
    model::UserRef by{std::move(member.created_by.id), std::move(member.created_by.username), {}};
    rows.push_back({TeamMemberPerson{std::move(member.user.id), std::move(member.user.username),
                                     std::move(member.user.name), std::move(member.user.status)},
                    std::move(member.roles), std::move(by), member.created_at});
  }
  return api::paged<TeamMemberRows>(std::move(rows), page.offset, found.total);
}

}  // namespace

void declare_team_members(api::Endpoints& endpoints) {
  endpoints.get<TeamMemberParams, TeamMemberList>(
      "/api/v1/teams.members", Access::user(),
      "Who belongs to a team; nobody, to those who do not and may not see all teams.", {errors::team_does_not_exist},
      rate::lively, Check::closed_schema, team_members);
  endpoints.post<Flatten<TeamTarget, NewTeamMembers>, Nothing>(
      "/api/v1/teams.addMembers", Access::user(),
      "Bring people into a team, and into the rooms that its members join by themselves.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_user, errors::user_limit_exceeded,
       errors::user_is_banned},
      Check::closed_schema, [](Call& call, const auto& p) {
        std::vector<core::teams::NewTeamMember> people;
        people.reserve(p.members.size());
        for (const auto& one : p.members) people.push_back(member_of(one));
        core::teams::add_members(call.ctx, call.actor(), p.called(), people);
      });
  endpoints.post<Flatten<TeamTarget, ChangedMember>, Nothing>(
      "/api/v1/teams.updateMember", Access::user(), "Set the roles of somebody in a team.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_user, errors::member_does_not_exist,
       errors::last_team_owner},
      Check::closed_schema, [](Call& call, const auto& p) {
        core::teams::update_member(call.ctx, call.actor(), p.called(), member_of(p.member));
      });
  endpoints.post<Flatten<TeamTarget, LeavingMember, RoomsToLeave>, Nothing>(
      "/api/v1/teams.removeMember", Access::user(), "Take somebody out of a team, and out of rooms of it.",
      {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_user, errors::member_does_not_exist,
       errors::last_team_owner, errors::last_owner},
      Check::closed_schema, [](Call& call, const auto& p) {
        core::teams::remove_member(call.ctx, call.actor(), p.called(), p.user_id, p.rooms);
      });
  endpoints.post<Flatten<TeamTarget, RoomsToLeave>, Nothing>(
      "/api/v1/teams.leave", Access::user(), "Leave a team, and rooms of it.",
      {errors::team_does_not_exist, errors::member_does_not_exist, errors::last_team_owner, errors::last_owner},
      Check::closed_schema,
      [](Call& call, const auto& p) { core::teams::leave(call.ctx, call.actor(), p.called(), p.rooms); });
}

}  // namespace confab::rest
