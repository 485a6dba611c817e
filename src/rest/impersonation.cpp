// An administrator acts as somebody else. Confab's own; Rocket.Chat has none.

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/impersonate.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"

namespace confab::rest {

using ImpersonatedUser = Named<"userId", UserId, "As whom.">;
struct ImpersonationSession {
  UserId user;
  std::string token;
  std::optional<Timestamp> expires;

  static constexpr auto kFields = FieldList{
      field("userId", &ImpersonationSession::user, "As whom one acts with the token."),
      field("authToken", &ImpersonationSession::token, "For X-Auth-Token, and for resuming a session."),
      field("tokenExpires", &ImpersonationSession::expires, "When it ends at the latest."),
  };
};

void declare_impersonation(api::Endpoints& endpoints) {
  using api::Access;
  using api::Call;
  endpoints.post<ImpersonatedUser, ImpersonationSession>({
      .path = "/api/v1/confab.impersonation.start",
      .access = Access::any_of({permissions::people("impersonate-user")}),
      .summary = "A session in which one acts as somebody else; the audit log names both. `me` says so.",
      .errors = {errors::impersonation_disabled, errors::not_allowed, errors::invalid_user, errors::action_not_allowed,
                 errors::unauthorized},
      .rate = api::kInteractive,
      .handler =
          [](Call& call, const auto& p) {
            auto made = core::accounts::impersonate(call.ctx, call.actor(), p.value,
                                                    {.address = call.address, .user_agent = call.user_agent});
            return ImpersonationSession{p.value, std::move(made.token), made.expires_at};
          },
  });
  endpoints.post<api::Nothing, api::Nothing>({
      .path = "/api/v1/confab.impersonation.stop",
      .access = Access::user(),
      .summary = "Ends the session in which one acts as somebody else.",
      .errors = {errors::not_impersonating},
      .rate = api::kInteractive,
      .handler = [](Call& call, const api::Nothing&) { core::accounts::stop_impersonating(call.ctx, call.actor()); },
  });
}

}  // namespace confab::rest
