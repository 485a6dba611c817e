#include "core/access/user.h"

#include "base/error.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/access/rank.h"
#include "permissions/groups/profiles.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::access {
struct UserGuard {
  static ChangeableUser changeable(model::User user) { return ChangeableUser{std::move(user)}; }
};

UserView view_of(const Context& ctx, const Actor& actor, const UserId& user) {
  const bool own = actor.id == user;
  return {.own = own, .full = own || sees_all_in_full(ctx, actor)};
}

bool sees_all_in_full(const Context& ctx, const std::optional<Actor>& actor) {
  return actor && may(ctx, *actor, permissions::profiles("view-full-other-user-info"));
}

ChangeableUser changeable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const UserId& id,
                          permissions::Permission permission) {
  if (id != actor.id) require(ctx, actor, permission);
  auto user = store::Users{tx}.by_id_locked(id);
  if (!user) throw Refusal(errors::invalid_user, "Invalid user");
  if (id.value == model::kBuiltInBot) {
    throw Refusal(errors::action_not_allowed, "Editing the rocket.cat user is not allowed",
                  {{"action", "Change_built_in_user"}});
  }
  if (id != actor.id && has_more_power(ctx, user->roles, actor)) {
    throw Refusal(errors::action_not_allowed, "The account has rights that you do not have",
                  {{"action", "Change_account_of_higher_rank"}});
  }
  return UserGuard::changeable(std::move(*user));
}

ChangeableUser own(sql::Transaction& tx, const Context& ctx, const Actor& actor) {
  auto user = store::Users{tx}.by_pk_locked(actor.pk);
  const auto token = store::Tokens{tx}.by_hash(actor.token_hash);
  const bool session_lives =
      actor.token_hash.empty() || (token && token->user_pk == actor.pk && !token->is_over(ctx.clock.now()));
  if (!user || !user->active || !session_lives) {
    throw Refusal(errors::must_be_logged_in, "You must be logged in to do this.");
  }
  return UserGuard::changeable(std::move(*user));
}

}  // namespace confab::core::access
