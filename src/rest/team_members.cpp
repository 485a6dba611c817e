// Who belongs to a team.

#include "api/endpoints.h"
#include "api/people.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/teams/members.h"
#include "rest/chat_api.h"
#include "rest/team_target.h"

namespace confab::rest {

struct NewMemberParams {
  UserId user_id;
  std::optional<std::vector<std::string>> roles;

  static constexpr std::string_view kSchema = "NewTeamMember";
  static constexpr auto kFields = FieldList{
      field("userId", &NewMemberParams::user_id, "Who."),
      field("roles", &NewMemberParams::roles, "owner, moderator, leader.", max_texts(10, 128)),
  };
};
struct NewTeamMembers {
  std::vector<NewMemberParams> members;

  static constexpr auto kFields = FieldList{field("members", &NewTeamMembers::members, "Who comes in.", bound::items)};
};
struct ChangedMember {
  NewMemberParams member;

  static constexpr auto kFields =
      FieldList{field("member", &ChangedMember::member, "Who, and with which roles from now on.")};
};
struct LeavingMember {
  UserId user_id;

  static constexpr auto kFields = FieldList{field("userId", &LeavingMember::user_id, "Who.")};
};
struct RoomsToLeave {
  std::vector<RoomId> rooms;

  static constexpr auto kFields = FieldList{
      field("rooms", &RoomsToLeave::rooms, "Rooms of the team that are left as well.", bound::items, defaulted())};
};
struct TeamMemberFilter {
  std::optional<std::string> username, name;
  std::optional<std::vector<std::string>> status;
  std::optional<std::int64_t> count, offset;

  static constexpr auto kFields = FieldList{
      field("username", &TeamMemberFilter::username, "Part of a username.", max_length(200)),
      field("name", &TeamMemberFilter::name, "Part of a name.", max_length(200)),
      field("status", &TeamMemberFilter::status, "Only these: online, away, busy, offline.", bound::list_of_names),
      field("count", &TeamMemberFilter::count, "How many rows; 0: all, where allowed.", bound::from_zero),
      field("offset", &TeamMemberFilter::offset, "How many rows to skip.", bound::from_zero),
  };
};
using TeamMemberParams = Flatten<TeamTarget, TeamMemberFilter>;
struct TeamMemberPerson {
  UserId id;
  std::string username, status;
  std::optional<std::string> name;

  static constexpr auto kFields = FieldList{
      field("_id", &TeamMemberPerson::id, "The user's id."),
      field("username", &TeamMemberPerson::username, "Username."),
      field("name", &TeamMemberPerson::name, "Display name."),
      field("status", &TeamMemberPerson::status, "online, away, busy or offline."),
  };
};
struct TeamMemberDocument {
  TeamMemberPerson user;
  std::vector<std::string> roles;
  model::UserRef created_by;
  Timestamp created_at;

  static constexpr std::string_view kSchema = "TeamMember";
  static constexpr auto kFields = FieldList{
      field("user", &TeamMemberDocument::user, "Who."),
      field("roles", &TeamMemberDocument::roles, "Roles in the team."),
      field("createdBy", &TeamMemberDocument::created_by, "Who brought them in."),
      field("createdAt", &TeamMemberDocument::created_at, "Since when."),
  };
};
using TeamMemberRows = Named<"members", std::vector<TeamMemberDocument>, "Members.">;
using TeamMemberList = Flatten<TeamMemberRows, api::PageCounts>;

namespace {

using api::Access;
using api::Call;
using api::Nothing;

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
    rows.push_back({{std::move(member.user.id), std::move(member.user.username), std::move(member.user.status),
                     std::move(member.user.name)},
                    std::move(member.roles),
                    std::move(by),
                    member.created_at});
  }
  return api::paged<TeamMemberRows>(std::move(rows), page.offset, found.total);
}

}  // namespace

void declare_team_members(api::Endpoints& endpoints) {
  endpoints.get<TeamMemberParams, TeamMemberList>({
      .path = "/api/v1/teams.members",
      .access = Access::user(),
      .summary = "Who belongs to a team; nobody, to those who do not and may not see all teams.",
      .errors = {errors::team_does_not_exist},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler = team_members,
  });
  endpoints.post<Flatten<TeamTarget, NewTeamMembers>, Nothing>({
      .path = "/api/v1/teams.addMembers",
      .access = Access::user(),
      .summary = "Bring people into a team, and into the rooms that its members join by themselves.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_user,
                 errors::user_limit_exceeded, errors::user_is_banned},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            std::vector<core::teams::NewTeamMember> people;
            people.reserve(p.members.size());
            for (const auto& one : p.members) people.push_back(member_of(one));
            core::teams::add_members(call.ctx, call.actor(), p.called(), people);
          },
  });
  endpoints.post<Flatten<TeamTarget, ChangedMember>, Nothing>({
      .path = "/api/v1/teams.updateMember",
      .access = Access::user(),
      .summary = "Set the roles of somebody in a team.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_user,
                 errors::member_does_not_exist, errors::last_team_owner},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            core::teams::update_member(call.ctx, call.actor(), p.called(), member_of(p.member));
          },
  });
  endpoints.post<Flatten<TeamTarget, LeavingMember, RoomsToLeave>, Nothing>({
      .path = "/api/v1/teams.removeMember",
      .access = Access::user(),
      .summary = "Take somebody out of a team, and out of rooms of it.",
      .errors = {errors::team_does_not_exist, errors::unauthorized, errors::invalid_team_user,
                 errors::member_does_not_exist, errors::last_team_owner, errors::last_owner},
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            core::teams::remove_member(call.ctx, call.actor(), p.called(), p.user_id, p.rooms);
          },
  });
  endpoints.post<Flatten<TeamTarget, RoomsToLeave>, Nothing>({
      .path = "/api/v1/teams.leave",
      .access = Access::user(),
      .summary = "Leave a team, and rooms of it.",
      .errors = {errors::team_does_not_exist, errors::member_does_not_exist, errors::last_team_owner,
                 errors::last_owner},
      .check = Check::closed_schema,
      .handler = [](Call& call, const auto& p) { core::teams::leave(call.ctx, call.actor(), p.called(), p.rooms); },
  });
}

}  // namespace confab::rest
