#pragma once
// Who may do what with which webhooks.

#include "core/kernel/context.h"
#include "model/integration.h"
#include "store/integrations.h"

namespace confab::core::integrations {

/// Of one of the two types.
struct Rights {
  bool all = false, own = false;

  [[nodiscard]] bool any() const { return all || own; }
};
[[nodiscard]] Rights rights(const Context& ctx, const Actor& actor, bool outgoing);
/// Whether the actor manages this one.
[[nodiscard]] bool manages(const Context& ctx, const Actor& actor, const model::Integration& integration);
[[nodiscard]] store::IntegrationScope scope_of(const Context& ctx, const Actor& actor);

}  // namespace confab::core::integrations
