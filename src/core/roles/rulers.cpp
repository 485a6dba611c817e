#include "core/roles/rulers.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "permissions/catalogue.h"
#include "permissions/groups/roles.h"
#include "store/configuration.h"
#include "store/users.h"

namespace confab::core::roles {

permissions::Permission ruling_permission() {
  return permissions::roles("access-permissions");
}

std::vector<std::string> ruling_roles(const Context& ctx) {
  return ctx.permissions.roles_of(permissions::index_of(ruling_permission().id()).value());
}

void require_rulers(Transaction& tx, const Context& ctx) {
  tx.sql().lock("administrators");  // two last ones must not go at the same time
  const auto stored = store::Configuration{tx.sql()}.permission(ruling_permission().id());
  auto roles = stored ? stored->roles : ruling_roles(ctx);
  std::erase(roles, "guest");  // has it in no case (permissions/matrix.h)
  store::Users::Filter rulers;
  rulers.active = true;
  rulers.roles = std::move(roles);
  // Without any role the filter would mean everybody.
  if (!rulers.roles.empty() && store::Users{tx.sql()}.count(rulers) != 0) return;
  throw Refusal(errors::action_not_allowed, "Nobody could change permissions any more",
                {{"action", "Remove_last_ruler"}});
}

}  // namespace confab::core::roles
