#include "core/teams/info.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/room_rights.h"
#include "core/rooms/room_document.h"
#include "permissions/groups/teams.h"
#include "store/people.h"
#include "store/teams.h"

namespace confab::core::teams {
namespace {

constexpr auto kSeesAll = permissions::teams("view-all-teams");

TeamPage page_of(const Context& ctx, const store::TeamFilter& filter, const model::TeamOrder& order, std::int64_t limit,
                 std::int64_t offset) {
  const auto reader = ctx.db.read();
  store::Teams teams{*reader};
  return {teams.list(filter, order, limit, offset), teams.count(filter)};
}

}  // namespace

model::Team info(const Context& ctx, const Actor& actor, const access::TeamName& name) {
  return access::team(*ctx.db.read(), ctx, actor, name).team();
}

std::optional<model::Team> find(const Context& ctx, const Actor& actor, const TeamId& id) {
  auto team = access::find_team(*ctx.db.read(), ctx, actor, {.id = id});
  return team ? std::optional{team->team()} : std::nullopt;
}

model::Room main_room(const Context& ctx, const Actor& actor, const TeamId& id) {
  const auto reader = ctx.db.read();
  return rooms::room_document(*reader, ctx, actor, access::team(*reader, ctx, actor, {.id = id}).main());
}

TeamPage list(const Context& ctx, const Actor& actor, std::int64_t limit, std::int64_t offset) {
  auto page = page_of(ctx, {.member = actor.pk, .text = {}, .kind = {}}, {}, limit, offset);
  for (auto& team : page.teams) team.is_owner.reset();
  return page;
}

TeamPage list_all(const Context& ctx, const Actor& actor, const ListTeams& query) {
  if (!may(ctx, actor, kSeesAll)) throw Refusal(errors::unauthorized, "Unauthorized");
  return page_of(ctx, {.text = query.filter, .kind = query.kind}, query.order, query.limit, query.offset);
}

std::vector<model::Team> of_user(const Context& ctx, const Actor& actor, const UserId& user) {
  constexpr std::int64_t kMax = 10'000;
  const auto reader = ctx.db.read();
  const auto person = store::People{*reader}.by_id(user);
  if (!person) return {};
  store::TeamFilter filter;
  filter.member = person->pk;
  if (!may(ctx, actor, kSeesAll)) {
    filter.visible = actor.pk;
    filter.with_public = access::sees_open_rooms(ctx, actor);
  }
  return store::Teams{*reader}.list(filter, {}, kMax, 0);
}

}  // namespace confab::core::teams
