#include "core/users/find.h"

#include "base/error.h"
#include "base/errors/people.h"
#include "store/users.h"

namespace confab::core::users {

std::optional<model::User> find(const Context& ctx, const Who& who) {
  const auto reader = ctx.db.read();
  store::Users users{*reader};
  if (who.id) return users.by_id(*who.id);
  return who.username ? users.by_username(*who.username) : std::nullopt;
}

model::User get(const Context& ctx, const Who& who) {
  auto user = find(ctx, who);
  if (!user) throw Refusal(errors::invalid_user, "Invalid user");
  return std::move(*user);
}

Presence::Status status_of(const Context& ctx, const std::optional<Actor>& actor, const model::User& user) {
  auto status = ctx.presence.status(user.id, user.status_default);
  if (!actor || !access::view_of(ctx, *actor, user.id).full) status.connection = status.status;
  return status;
}

std::vector<model::User> several(const Context& ctx, const std::optional<std::vector<UserId>>& ids) {
  const auto wanted = ids ? *ids : ctx.presence.connected_users();
  return store::Users{*ctx.db.read()}.by_ids(wanted);
}

}  // namespace confab::core::users
