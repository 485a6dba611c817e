#include "core/teams/create.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/add_members.h"
#include "core/rooms/edit.h"
#include "core/rooms/membership.h"
#include "core/teams/people.h"
#include "core/triggers/request.h"
#include "permissions/groups/rooms.h"
#include "permissions/groups/teams.h"
#include "store/people.h"
#include "store/rooms.h"
#include "store/teams.h"

namespace confab::core::teams {
namespace {

void require_create(const Context& ctx, const Actor& actor) {
  if (!may(ctx, actor, permissions::teams("create-team"))) throw Refusal(errors::unauthorized, "Unauthorized");
}

// To somebody who makes teams and rooms, who would hear it on trying.
void require_free(sql::Session& session, const std::string& name, const std::optional<RoomId>& itself) {
  const auto other = store::Rooms{session}.by_name(name);
  if (!other || other->id == itself) return;
  throw errors::team_refusal(other->is_team_main() ? errors::team_name_already_exists
                                                   : errors::room_name_already_exists);
}

model::Team found(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& main) {
  const auto id = make_id<TeamId>();
  store::TeamWriter{tx}.found(main.pk, id, actor.pk, tx.change_time());
  main.team_pk = main.pk;
  audit::record(tx, ctx, actor, "team.created", id.value, {{"room", main.id.value}});
  return store::Teams{tx.sql()}.by_pk(main.pk).value();
}

// The actor may edit the room, and no team has to do with it.
access::LockedRoom convertible(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto guard = access::locked(tx, ctx, actor, id);
  if (!guard.allows(ctx, actor, permissions::rooms("edit-room"))) throw Refusal(errors::unauthorized, "Unauthorized");
  const auto& row = guard.row();
  if (!row.traits().named || !row.traits().managed || row.is_discussion())
    throw Refusal(errors::invalid_room_type, "Invalid room type");
  if (row.is_team_main()) throw errors::team_refusal(errors::team_name_already_exists);
  if (row.is_hosted()) throw errors::team_refusal(errors::room_already_on_team);
  return guard;
}

model::Team convert(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& main) {
  auto team = found(tx, ctx, actor, main);
  messages::post_system(tx, ctx, main, messages::author_of(actor), {"user-converted-to-team", team.name});
  tx.publish(bus::RoomChanged{main.id, bus::Change::updated});
  return team;
}

// A room that is there is called and seen as the team is to be.
model::Team create_from_room(Transaction& tx, const Context& ctx, const Actor& actor, const CreateTeam& cmd,
                             const std::vector<store::Person>& members) {
  const auto guard = convertible(tx, ctx, actor, *cmd.room);
  const bool changes_kind = cmd.main.kind != guard.row().kind;
  if (changes_kind && !may(ctx, actor, access::rights(cmd.main.kind).create)) {
    throw Refusal(errors::unauthorized, "Unauthorized");
  }
  rooms::edit(tx, ctx, actor, guard.row(), {.name = cmd.main.name, .kind = cmd.main.kind});
  auto main = store::Rooms{tx.sql()}.by_pk(guard.pk()).value();
  auto team = convert(tx, ctx, actor, main);
  rooms::add_members(tx, ctx, actor, main, members);
  return team;
}

model::Team create_anew(Transaction& tx, const Context& ctx, const Actor& actor, const CreateTeam& cmd,
                        const store::Person& owner, const std::vector<store::Person>& members) {
  auto main = rooms::insert_room(tx, ctx, owner.pk, cmd.main);
  auto team = found(tx, ctx, actor, main);
  const auto by = messages::author_of(actor);
  rooms::enter(tx, ctx, main, owner.pk, owner.ref.id, {.role = "owner"});
  for (const auto& member : members) rooms::enter(tx, ctx, main, member.pk, member.ref.id, {.by = by});
  tx.publish(bus::RoomChanged{main.id, bus::Change::inserted});
  triggers::room_event(tx, ctx, triggers::RoomEvent::created, main, owner.ref.id);
  return team;
}

}  // namespace

model::Team create(const Context& ctx, const Actor& actor, const CreateTeam& cmd) {
  require_create(ctx, actor);
  const auto owner =
      cmd.owner ? team_person(*ctx.db.read(), *cmd.owner) : store::Person{.pk = actor.pk, .ref = actor.ref()};
  auto members = team_people(*ctx.db.read(), ctx, cmd.members);
  std::erase_if(members, [&](const store::Person& person) { return person.pk == owner.pk; });
  if (!cmd.room && !may(ctx, actor, access::rights(cmd.main.kind).create)) {
    throw Refusal(errors::unauthorized, "Unauthorized");
  }

  Transaction tx(ctx);
  require_free(tx, cmd.main.name, cmd.room);
  auto team =
      cmd.room ? create_from_room(tx, ctx, actor, cmd, members) : create_anew(tx, ctx, actor, cmd, owner, members);
  tx.commit();
  return team;
}

model::Team convert(const Context& ctx, const Actor& actor, const RoomId& room) {
  require_create(ctx, actor);
  Transaction tx(ctx);
  const auto guard = convertible(tx, ctx, actor, room);
  auto main = guard.row();
  auto team = convert(tx, ctx, actor, main);
  tx.commit();
  return team;
}

}  // namespace confab::core::teams
