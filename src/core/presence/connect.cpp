#include "core/presence/connect.h"

#include "core/presence/presence.h"
#include "store/users.h"

namespace confab::core {

void connect(const Context& ctx, const Actor& actor, const std::string& connection) {
  const auto user = store::Users{*ctx.db.read()}.by_id(actor.id);
  if (!user) return;
  ctx.presence.connected({.id = user->id,
                          .username = user->username.value_or(""),
                          .name = user->name,
                          .chosen = user->status_default,
                          .text = user->status_text},
                         connection);
}

}  // namespace confab::core
