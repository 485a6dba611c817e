// An administrator acts as somebody else. Confab's own; Rocket.Chat has none.

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "core/accounts/impersonate.h"
#include "permissions/groups/logins.h"
#include "rest/account_api.h"

namespace confab::rest {

using ImpersonatedUser = Named<"userId", UserId, "As whom.">;
struct ImpersonationSession {
  Field<"userId", UserId, "As whom one acts with the token."> user;
  Field<"authToken", std::string, "For X-Auth-Token, and for resuming a session."> token;
  Field<"tokenExpires", std::optional<Timestamp>, "When it ends at the latest."> expires;
};

void declare_impersonation(api::Endpoints& endpoints) {
  endpoints.post<ImpersonatedUser, ImpersonationSession>(
      "/api/v1/confab.impersonation.start", Access::any_of({permissions::logins("impersonate-user")}),
      "A session in which one acts as somebody else; the audit log names both. `me` says so.",
      {errors::impersonation_disabled, errors::not_allowed, errors::invalid_user, errors::action_not_allowed},
      rate::lively, [](Call& call, const auto& p) {
        auto made = core::accounts::impersonate(call.ctx, call.actor(), p.value,
                                                {.address = call.address, .user_agent = call.user_agent});
        return ImpersonationSession{p.value, std::move(made.token), made.expires_at};
      });
  endpoints.post<Nothing, Nothing>(
      "/api/v1/confab.impersonation.stop", Access::user(), "Ends the session in which one acts as somebody else.",
      {errors::not_impersonating}, rate::lively,
      [](Call& call, const Nothing&) { core::accounts::stop_impersonating(call.ctx, call.actor()); });
}

}  // namespace confab::rest
