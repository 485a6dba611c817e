#include "core/teams/edit.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/hosting.h"
#include "permissions/groups/teams.h"
#include "store/room_writer.h"
#include "store/teams.h"

namespace confab::core::teams {
namespace {

// Each as if it was deleted by itself, but that the team is not told.
void erase_rooms(Transaction& tx, const Context& ctx, const Actor& actor, const access::LockedTeam& team,
                 const std::vector<RoomId>& ids) {
  for (const auto& id : ids) {
    const auto guard = access::hosted_room(tx, ctx, actor, team, id);
    if (!guard || !guard->row().is_hosted() || guard->row().team_pk != team.team().pk) continue;
    if (!rooms::may_erase(tx, ctx, actor, *guard)) throw Refusal(errors::not_allowed, "Not allowed");
    auto room = guard->row();
    room.team_pk.reset();
    rooms::erase(tx, ctx, actor, room);
  }
}

}  // namespace

void update(const Context& ctx, const Actor& actor, const access::TeamName& name, const EditTeam& cmd) {
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  team.require(ctx, actor, permissions::teams("edit-team"));
  if (cmd.kind && *cmd.kind != team.team().kind && !may(ctx, actor, access::rights(*cmd.kind).create)) {
    throw Refusal(errors::unauthorized, "Unauthorized");
  }
  rooms::edit(tx, ctx, actor, team.main().row(), {.name = cmd.name, .kind = cmd.kind});
  tx.commit();
}

void erase(const Context& ctx, const Actor& actor, const access::TeamName& name, const std::vector<RoomId>& ids) {
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  team.require(ctx, actor, permissions::teams("delete-team"));
  erase_rooms(tx, ctx, actor, team, ids);
  rooms::erase(tx, ctx, actor, team.main().row());
  audit::record(tx, ctx, actor, "team.deleted", team.team().id.value, {{"name", team.team().name}});
  tx.commit();
}

void convert_to_room(const Context& ctx, const Actor& actor, const access::TeamName& name,
                     const std::vector<RoomId>& ids) {
  Transaction tx(ctx);
  const auto team = access::locked_team(tx, ctx, actor, name);
  team.require(ctx, actor, permissions::teams("convert-team"));
  erase_rooms(tx, ctx, actor, team, ids);
  auto main = team.main().row();
  messages::post_system(tx, ctx, main, messages::author_of(actor),
                        {"user-converted-to-channel", main.name.value_or("")});
  rooms::dissolve_team(tx, main);
  audit::record(tx, ctx, actor, "team.converted", team.team().id.value, {{"room", main.id.value}});
  tx.commit();
}

}  // namespace confab::core::teams
