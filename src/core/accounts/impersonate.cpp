#include "core/accounts/impersonate.h"

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "bus/events/sessions_ended.h"
#include "core/access/rank.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/logins.h"
#include "settings/groups/accounts.h"
#include "store/tokens.h"

namespace confab::core::accounts {
namespace {

void require_impersonable(const Context& ctx, const model::User& user, const Actor& actor) {
  const auto refuse = [](const std::string& sentence) {
    throw Refusal(errors::action_not_allowed, sentence, {{"action", "Impersonate_user"}});
  };
  if (user.id == actor.id) refuse("Nobody acts as themself");
  if (!user.active || user.type != "user") refuse("Only active people can be impersonated");
  if (access::has_more_rights(ctx, user.roles, actor)) refuse("The account has rights that you do not have");
}

}  // namespace

NewToken impersonate(const Context& ctx, const Actor& actor, const UserId& user, const Client& client) {
  require_oneself(actor);
  if (!ctx.settings.boolean(settings::accounts("Accounts_AllowUserImpersonation"))) {
    throw Refusal(errors::impersonation_disabled, "Impersonation is switched off");
  }
  require(ctx, actor, permissions::logins("impersonate-user"));
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto guard = access::changeable(tx, ctx, actor, user, permissions::logins("impersonate-user"));
  require_impersonable(ctx, guard.user(), actor);
  impersonation::end_of(tx, ctx, actor, actor.pk);
  auto made = make_login_token(tx, ctx, guard.user().pk, client,
                               {.impersonator_pk = actor.pk, .longest = kLongestImpersonation});
  audit::record(tx, ctx, actor, "impersonation.started", user.value,
                {{"username", guard.user().username.value_or("")}});
  tx.commit();
  return made;
}

void stop_impersonating(const Context& ctx, const Actor& actor) {
  if (!actor.impersonator) throw Refusal(errors::not_impersonating, "You act as yourself");
  Transaction tx{ctx};
  store::TokenWriter{tx}.remove(actor.token_hash);
  tx.publish(bus::SessionsEnded{actor.id, actor.token_hash, std::nullopt});
  audit::record(tx, ctx, actor, "impersonation.stopped", actor.id.value);
  tx.commit();
}

}  // namespace confab::core::accounts
