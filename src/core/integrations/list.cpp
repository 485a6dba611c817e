#include "core/integrations/list.h"

#include "base/error.h"
#include "base/errors/integrations.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/integrations/rights.h"
#include "store/integrations.h"
#include "store/rooms.h"

namespace confab::core::integrations {

IntegrationPage list(const Context& ctx, const Actor& actor, const ListIntegrations& query) {
  const auto scope = scope_of(ctx, actor);
  if (!scope.incoming && !scope.outgoing && !scope.own_incoming && !scope.own_outgoing) {
    throw Refusal(errors::unauthorized);
  }
  const store::IntegrationFilter filter{.scope = scope,
                                        .name_part = query.name_part,
                                        .type = query.type,
                                        .channels = query.channels,
                                        .condition = query.condition,
                                        .order = query.order};
  const auto session = ctx.db.read();
  store::Integrations integrations{*session};
  return {integrations.list(filter, query.limit, query.offset), integrations.count(filter)};
}

IntegrationPage list_of_room(const Context& ctx, const Actor& actor, const RoomId& room, bool all,
                             ListIntegrations query) {
  const auto row = store::Rooms{*ctx.db.read()}.by_id(room);
  if (!row || !access::can_see(ctx, actor, room)) throw Refusal(errors::room_not_found, "Room not found");
  query.channels = {"#" + row->name.value_or(row->id.value), "#" + row->id.value};
  if (all) query.channels.emplace_back(row->traits().open ? "all_public_channels" : "all_private_groups");
  return list(ctx, actor, query);
}

model::Integration get(const Context& ctx, const Actor& actor, const std::string& id,
                       const std::optional<std::string>& made_by) {
  auto found = store::Integrations{*ctx.db.read()}.by_id(id);
  if (!found || (made_by && found->maker.id.value != *made_by)) {
    throw Refusal::plain(errors::integration_unknown, "The integration does not exists.");
  }
  if (!manages(ctx, actor, *found)) throw Refusal::plain(errors::not_authorized, "not-authorized");
  return std::move(*found);
}

std::string telling(const Context& ctx, const std::string& url) {
  const auto found = store::Integrations{*ctx.db.read()}.telling(url);
  if (!found) throw Refusal::plain(errors::integration_unknown, "No integration found.");
  return found->id;
}

}  // namespace confab::core::integrations
