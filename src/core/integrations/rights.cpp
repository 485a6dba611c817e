#include "core/integrations/rights.h"

#include "permissions/groups/integrations.h"

namespace confab::core::integrations {

Rights rights(const Context& ctx, const Actor& actor, bool outgoing) {
  if (outgoing) {
    return {may(ctx, actor, permissions::integrations("manage-outgoing-integrations")),
            may(ctx, actor, permissions::integrations("manage-own-outgoing-integrations"))};
  }
  return {may(ctx, actor, permissions::integrations("manage-incoming-integrations")),
          may(ctx, actor, permissions::integrations("manage-own-incoming-integrations"))};
}

bool manages(const Context& ctx, const Actor& actor, const model::Integration& integration) {
  const auto held = rights(ctx, actor, integration.is_outgoing());
  return held.all || (held.own && integration.maker_pk == actor.pk);
}

store::IntegrationScope scope_of(const Context& ctx, const Actor& actor) {
  const auto incoming = rights(ctx, actor, false), outgoing = rights(ctx, actor, true);
  return {.incoming = incoming.all,
          .outgoing = outgoing.all,
          .own_incoming = incoming.own,
          .own_outgoing = outgoing.own,
          .maker_pk = actor.pk};
}

}  // namespace confab::core::integrations
