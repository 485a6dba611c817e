#include "core/teams/rooms.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/teams.h"
#include "bus/events/room_changed.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/rooms/add_members.h"
#include "core/rooms/hosting.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/teams.h"
#include "settings/groups/rest_api.h"
#include "store/order.h"
#include "store/people.h"
#include "store/room_bans.h"
#include "store/room_writer.h"
#include "store/users.h"

namespace confab::core::teams {
namespace {

constexpr auto kSeesAllRooms = permissions::teams("view-all-team-channels");

// A room of the actor's that no team has yet.
access::LockedRoom movable(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto room =
      access::find_locked(tx, ctx, actor, id, may(ctx, actor, permissions::administration("view-room-administration")));
  if (!room || !room->row().traits().managed || room->row().is_discussion())
    throw errors::team_refusal(errors::invalid_team_room);
  if (room->row().team_pk) throw errors::team_refusal(errors::room_already_on_team);
  if (!room->is_member() || !room->membership()->has_role("owner")) {
    throw errors::team_refusal(errors::not_owner_of_room);
  }
  return std::move(*room);
}

// Stores that a room came into a team, or went out of it; what is open to others may be another question now.
void store_move(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
                const access::LockedTeam& team, std::string_view act) {
  room.team_default = false;
  room.updated_at = tx.change_time();
  store::RoomWriter{tx}.update(room);
  const bool rights_changed = room.traits().open && !team.main().row().traits().open;
  if (rights_changed)
    rooms::tell_rights_changed(tx, room.pk, room.id);
  else
    tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  audit::record(tx, ctx, actor, act, team.team().id.value, {{"room", room.id.value}});
}

// Who is in the team and may be in a room by default.
std::vector<store::Person> people_of_team(sql::Session& session, const Context& ctx, std::int64_t main_pk) {
  store::PeopleFilter filter;
  filter.room = main_pk;
  filter.members_only = true;
  const auto most = ctx.settings.integer(settings::rest_api("API_User_Limit"));
  std::vector<store::Person> people;
  for (auto& found : store::People{session}.search(filter, store::order_of(model::UserOrder{}), most, 0)) {
    people.push_back(std::move(found.person));
  }
  return people;
}

store::RoomFilter hosted_by(const access::VisibleTeam& team) {
  store::RoomFilter filter;
  filter.kinds = rooms::kinds_with(&model::RoomTraits::managed);
  filter.team = team.team().pk;
  filter.names_only = true;
  return filter;
}

// Whether somebody, by their roles in the workspace, in the room and in the team, may delete the room.
bool is_erasable(sql::Session& session, const Context& ctx, const model::User& user, const model::Room& room,
                 const std::vector<std::string>& team_roles) {
  const auto membership = store::Memberships{session}.find(room.pk, user.pk);
  const auto& rights = access::rights(room.kind);
  if (membership && ctx.permissions.allows(user.roles, membership->roles, rights.erase)) return true;
  return rights.erase_in_team && ctx.permissions.allows(user.roles, team_roles, *rights.erase_in_team);
}

}  // namespace

std::vector<model::Room> add_rooms(const Context& ctx, const Actor& actor, const access::TeamName& name,
                                   const std::vector<RoomId>& ids) {
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  if (!team.allows(ctx, actor, permissions::teams("move-room-to-team"))) {
    team.require(ctx, actor, permissions::teams("add-team-channel"));
  }
  std::vector<model::Room> added;
  for (const auto& id : std::set<RoomId>{ids.begin(), ids.end()}) {
    auto room = movable(tx, ctx, actor, id).row();
    room.team_pk = team.team().pk;
    store_move(tx, ctx, actor, room, team, "team.room_added");
    rooms::tell_team(tx, ctx, actor, room, "user-added-room-to-team");
    added.push_back(rooms::room_document(tx, ctx, room.pk));
  }
  tx.commit();
  return added;
}

model::Room remove_room(const Context& ctx, const Actor& actor, const access::TeamName& name, const RoomId& id) {
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  team.require(ctx, actor, permissions::teams("remove-team-channel"));
  const auto guard = access::hosted_room(tx, ctx, actor, team, id);
  if (!guard) throw errors::team_refusal(errors::invalid_team_room);
  auto room = guard->row();
  if (!room.is_hosted() || room.team_pk != team.team().pk) throw errors::team_refusal(errors::room_not_on_that_team);
  rooms::tell_team(tx, ctx, actor, room, "user-removed-room-from-team");
  room.team_pk.reset();
  store_move(tx, ctx, actor, room, team, "team.room_removed");
  auto document = rooms::room_document(tx, ctx, actor, *guard);
  tx.commit();
  return document;
}

model::Room update_room(const Context& ctx, const Actor& actor, const RoomId& id, bool joined_by_default) {
  Transaction tx(ctx);
  const auto team = access::locked_team_of(tx, ctx, actor, id);
  team.require(ctx, actor, permissions::teams("edit-team-channel"));
  const auto guard = access::hosted_room(tx, ctx, actor, team, id);
  if (!guard || !guard->row().is_hosted()) throw errors::team_refusal(errors::invalid_team_room);
  auto room = guard->row();
  if (room.team_default != joined_by_default) {
    room.team_default = joined_by_default;
    room.updated_at = tx.change_time();
    store::RoomWriter{tx}.update(room);
    tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
    audit::record(tx, ctx, actor, "team.room_changed", team.team().id.value,
                  {{"room", room.id.value}, {"default", joined_by_default}});
    if (joined_by_default) {
      auto people = people_of_team(tx, ctx, team.team().pk);
      std::erase_if(people, [&](const store::Person& one) { return store::is_banned(tx, room.pk, one.pk); });
      rooms::add_members(tx, ctx, actor, room, people);
    }
  }
  auto document = rooms::room_document(tx, ctx, actor, *guard);
  tx.commit();
  return document;
}

rooms::RoomPage list_rooms(const Context& ctx, const Actor& actor, const access::TeamName& name,
                           const ListTeamRooms& query) {
  const auto reader = ctx.db.read();
  const auto team = access::team(*reader, ctx, actor, name);
  auto filter = hosted_by(team);
  filter.text = query.filter;
  if (query.default_only) filter.team_default = true;
  if (!team.allows(ctx, actor, kSeesAllRooms)) filter.visible = actor.pk;
  auto documents = rooms::room_documents(*reader, ctx);
  rooms::RoomPage page{documents.list(filter, store::order_of(model::RoomOrder{}), query.limit, query.offset),
                       documents.count(filter)};
  rooms::hide_unreadable(*reader, ctx, actor, page.rooms);
  return page;
}

RoomsOfUser rooms_of_user(const Context& ctx, const Actor& actor, const access::TeamName& name, const UserId& user,
                          bool erasable_only, std::int64_t limit, std::int64_t offset) {
  const auto reader = ctx.db.read();
  const auto team = access::team(*reader, ctx, actor, name);
  if (user != actor.id && !team.allows(ctx, actor, kSeesAllRooms)) throw Refusal(errors::unauthorized, "Unauthorized");
  const auto account = store::Users{*reader}.by_id(user);
  if (!account) return {};
  auto filter = hosted_by(team);
  filter.member = account->pk;
  auto documents = rooms::room_documents(*reader, ctx);
  auto found = documents.list(filter, store::order_of(model::RoomOrder{}), store::RoomDocuments::kMaxOfUser, 0);
  if (erasable_only) {
    const auto in_team = store::Memberships{*reader}.find(team.team().pk, account->pk);
    const auto team_roles = in_team ? in_team->roles : std::vector<std::string>{};
    std::erase_if(found,
                  [&](const model::Room& room) { return !is_erasable(*reader, ctx, *account, room, team_roles); });
  }
  rooms::hide_unreadable(*reader, ctx, actor, found);
  const auto alone = store::Memberships{*reader}.owned_alone(account->pk);
  RoomsOfUser result{{}, std::ssize(found)};
  for (auto i = offset; i < std::min(offset + limit, result.total); ++i) {
    auto& room = found[static_cast<std::size_t>(i)];
    const bool is_last_owner = std::ranges::find(alone, room.pk) != alone.end();
    result.rooms.push_back({std::move(room), is_last_owner});
  }
  return result;
}

rooms::RoomPage children(const Context& ctx, const Actor& actor, const access::TeamName& name,
                         const ListChildren& query) {
  const auto reader = ctx.db.read();
  auto filter = hosted_by(access::team(*reader, ctx, actor, name));
  filter.with_main = query.channels;
  filter.or_of_main = query.discussions;
  if (!query.channels) filter.discussions = true;
  filter.member = actor.pk;
  filter.text = query.filter;
  auto documents = rooms::room_documents(*reader, ctx);
  return {documents.list(filter, store::order_of(query.order), query.limit, query.offset), documents.count(filter)};
}

std::vector<model::Room> complete_name(const Context& ctx, const Actor& actor, std::string_view text,
                                       std::int64_t limit) {
  store::RoomFilter filter;
  filter.text = text;
  filter.names_only = true;
  filter.beginning = true;
  filter.team_mains = true;
  if (access::sees_open_rooms(ctx, actor)) {
    filter.visible = actor.pk;
  } else {
    filter.member = actor.pk;
  }
  const auto reader = ctx.db.read();
  auto found = rooms::room_documents(*reader, ctx).list(filter, store::order_of(model::RoomOrder{}), limit, 0);
  rooms::hide_unreadable(*reader, ctx, actor, found);
  return found;
}

std::vector<model::Room> available(const Context& ctx, const Actor& actor, std::string_view text, std::int64_t limit) {
  store::RoomFilter filter;
  filter.kinds = rooms::kinds_with(&model::RoomTraits::managed);
  filter.text = text;
  filter.names_only = true;
  filter.beginning = true;
  filter.without_team = true;
  filter.discussions = false;
  filter.owner = actor.pk;
  return rooms::room_documents(*ctx.db.read(), ctx).list(filter, store::order_of(model::RoomOrder{}), limit, 0);
}

std::vector<store::RoomRow> lock_hosted(sql::Transaction& tx, const access::LockedTeam& team,
                                        const std::vector<RoomId>& ids) {
  std::vector<store::RoomRow> found;
  for (const auto& id : std::set<RoomId>{ids.begin(), ids.end()}) {
    auto room = store::RoomWriter{tx}.lock(id);
    if (room && room->is_hosted() && room->team_pk == team.team().pk) found.push_back(std::move(*room));
  }
  return found;
}

}  // namespace confab::core::teams
