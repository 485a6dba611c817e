#include "core/kernel/context.h"

#include "base/error.h"
#include "base/errors/request.h"

namespace confab::core {

Actor actor_of(const model::User& user) {
  return {.id = user.id,
          .pk = user.pk,
          .username = user.username.value_or(""),
          .name = user.name,
          .roles = user.roles,
          .address = {},
          .token_hash = {}};
}

bool may(const Context& ctx, const Actor& actor, permissions::Permission permission) {
  return ctx.permissions.allows(actor.roles, permission);
}

void require_oneself(const Actor& actor) {
  if (!actor.impersonator) return;
  throw Refusal(errors::impersonating, "Only the person themself may do that");
}

void require(const Context& ctx, const Actor& actor, permissions::Permission permission) {
  if (!may(ctx, actor, permission)) throw Refusal(errors::not_allowed, "Not allowed");
}

}  // namespace confab::core
