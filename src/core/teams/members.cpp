#include "core/teams/members.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "base/fold.h"
#include "core/kernel/transaction.h"
#include "core/rooms/add_members.h"
#include "core/rooms/leave.h"
#include "core/rooms/membership.h"
#include "core/rooms/remove_member.h"
#include "core/teams/people.h"
#include "core/teams/rooms.h"
#include "permissions/groups/teams.h"
#include "settings/groups/rest_api.h"
#include "store/memberships.h"
#include "store/order.h"

namespace confab::core::teams {
namespace {

using rooms::RoomRole;
constexpr std::array kRoles{RoomRole::owner, RoomRole::moderator, RoomRole::leader};

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::ranges::find(list, item) != list.end();
}

bool is_wanted(const TeamMember& member, const ListTeamMembers& query) {
  const auto holds = [](std::string_view text, std::string_view part) {
    return part.empty() || fold(text).find(fold(part)) != std::string::npos;
  };
  return holds(member.user.username, query.username) && holds(member.user.name.value_or(""), query.name) &&
         (query.statuses.empty() || contains(query.statuses, member.user.status));
}

std::vector<TeamMember> documents_of(sql::Session& session, const Context& ctx, std::int64_t main_pk,
                                     const std::vector<store::FoundPerson>& found) {
  std::vector<std::int64_t> numbers;
  numbers.reserve(found.size());
  for (const auto& one : found) numbers.push_back(one.person.pk);
  store::Memberships memberships{session};
  auto admissions = memberships.admissions(main_pk, numbers);
  std::map<std::int64_t, std::vector<std::string>> roles;
  for (auto& row : memberships.role_rows(main_pk)) roles[row.user_pk].push_back(std::move(row.role));
  std::vector<TeamMember> members;
  members.reserve(found.size());
  for (const auto& one : found) {
    auto& admission = admissions[one.person.pk];
    members.push_back({users::person_of(ctx, one), std::move(roles[one.person.pk]),
                       admission.by.value_or(one.person.ref), admission.at});
  }
  return members;
}

access::LockedTeam changeable(Transaction& tx, const Context& ctx, const Actor& actor, const access::TeamName& name) {
  auto team = access::locked_team(tx, ctx, actor, name);
  team.require(ctx, actor, permissions::teams("edit-team-member"));
  return team;
}

store::Membership team_membership(Transaction& tx, const access::LockedTeam& team, std::int64_t user_pk) {
  auto found = store::Memberships{tx.sql()}.find(team.team().pk, user_pk);
  if (!found) throw errors::team_refusal(errors::member_does_not_exist);
  return std::move(*found);
}

// Gives the member the roles of `wanted`, and takes the others away where these are `exactly` those.
void set_roles(Transaction& tx, const Context& ctx, const Actor& actor, const access::LockedTeam& team,
               store::RoomRow& main, const store::Person& person, const std::vector<RoomRole>& wanted, bool exactly) {
  const auto before = team_membership(tx, team, person.pk);
  for (const auto role : kRoles) {
    const bool has = before.has_role(rooms::to_text(role));
    const bool is_wanted = contains(wanted, role);
    if (has == is_wanted || (has && !exactly)) continue;
    team.require(ctx, actor, rooms::permission_for(role));
    if (role == RoomRole::owner && !is_wanted && rooms::is_last_owner(tx, before)) {
      throw errors::team_refusal(errors::last_team_owner);
    }
    rooms::set_role(tx, ctx, actor, main, person, before, role, is_wanted);
  }
}

void require_other_owner(Transaction& tx, const store::Membership& membership) {
  if (rooms::is_last_owner(tx, membership)) throw errors::team_refusal(errors::last_team_owner);
}

// Those of the rooms that the team hosts and that the user is in, each locked, with the membership. One that would be
// without an owner is refused.
struct RoomToLeave {
  store::RoomRow room;
  store::Membership membership;
};
std::vector<RoomToLeave> rooms_to_leave(Transaction& tx, const access::LockedTeam& team, std::int64_t user_pk,
                                        const std::vector<RoomId>& ids) {
  std::vector<RoomToLeave> leaving;
  for (auto& room : lock_hosted(tx, team, ids)) {
    auto membership = store::Memberships{tx.sql()}.find(room.pk, user_pk);
    if (!membership) continue;
    if (rooms::is_last_owner(tx, *membership)) {
      throw Refusal(errors::last_owner, "You are the last owner. Please set new owner before leaving the room.",
                    {{"method", "leaveRoom"}, {"room", room.id.value}});
    }
    leaving.push_back({std::move(room), std::move(*membership)});
  }
  return leaving;
}

}  // namespace

TeamMemberPage members(const Context& ctx, const Actor& actor, const access::TeamName& name,
                       const ListTeamMembers& query) {
  const auto reader = ctx.db.read();
  const auto team = access::team(*reader, ctx, actor, name);
  if (!team.main().is_member() && !team.allows(ctx, actor, permissions::teams("view-all-teams"))) return {};
  store::PeopleFilter filter;
  filter.text = query.username.empty() ? query.name : query.username;
  filter.room = team.team().pk;
  filter.members_only = true;
  store::People people{*reader};
  const auto order = store::order_of(model::UserOrder{});
  TeamMemberPage page;
  if (filter.text.empty() && query.statuses.empty()) {
    page.members = documents_of(*reader, ctx, team.team().pk, people.search(filter, order, query.limit, query.offset));
    page.total = people.count(filter);
    return page;
  }
  // Who is online is known in memory, and the text was looked for in either name: all are looked at, and then paged.
  auto all = documents_of(*reader, ctx, team.team().pk,
                          people.search(filter, order, std::numeric_limits<std::int64_t>::max(), 0));
  std::erase_if(all, [&](const TeamMember& member) { return !is_wanted(member, query); });
  page.total = std::ssize(all);
  const auto begin = std::min(query.offset, page.total);
  const auto end = begin + std::min(query.limit, page.total - begin);
  page.members.assign(std::make_move_iterator(all.begin() + begin), std::make_move_iterator(all.begin() + end));
  return page;
}

void add_members(const Context& ctx, const Actor& actor, const access::TeamName& name,
                 const std::vector<NewTeamMember>& people) {
  if (std::ssize(people) > ctx.settings.integer(settings::rest_api("API_User_Limit"))) {
    throw Refusal(errors::user_limit_exceeded, "User limit exceeded");
  }
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  if (!team.allows(ctx, actor, permissions::teams("add-team-member"))) {
    team.require(ctx, actor, permissions::teams("edit-team-member"));
  }
  std::vector<store::Person> persons;
  persons.reserve(people.size());
  for (const auto& one : people) persons.push_back(team_person(tx, one.user));
  auto main = team.main().row();
  rooms::record_added(tx, ctx, actor, main.id, rooms::add_members(tx, ctx, actor, main, persons));
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (!people[i].roles.empty()) set_roles(tx, ctx, actor, team, main, persons[i], people[i].roles, false);
  }
  tx.commit();
}

void update_member(const Context& ctx, const Actor& actor, const access::TeamName& name, const NewTeamMember& member) {
  Transaction tx(ctx);
  const auto team = changeable(tx, ctx, actor, name);
  auto main = team.main().row();
  set_roles(tx, ctx, actor, team, main, team_person(tx, member.user), member.roles, true);
  tx.commit();
}

void remove_member(const Context& ctx, const Actor& actor, const access::TeamName& name, const UserId& user,
                   const std::vector<RoomId>& ids) {
  Transaction tx(ctx);
  const auto team = changeable(tx, ctx, actor, name);
  const auto person = team_person(tx, user);
  const auto membership = team_membership(tx, team, person.pk);
  require_other_owner(tx, membership);
  auto hosted = rooms_to_leave(tx, team, person.pk, ids);
  auto main = team.main().row();
  rooms::remove_member(tx, ctx, actor, main, person, membership);
  for (auto& one : hosted) rooms::remove_member(tx, ctx, actor, one.room, person, one.membership);
  tx.commit();
}

void leave(const Context& ctx, const Actor& actor, const access::TeamName& name, const std::vector<RoomId>& ids) {
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  const auto membership = team_membership(tx, team, actor.pk);
  require_other_owner(tx, membership);
  auto hosted = rooms_to_leave(tx, team, actor.pk, ids);
  auto main = team.main().row();
  rooms::leave(tx, ctx, actor, main, membership);
  for (auto& one : hosted) rooms::leave(tx, ctx, actor, one.room, one.membership);
  tx.commit();
}

}  // namespace confab::core::teams
