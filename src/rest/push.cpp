// Telling phones of messages: which devices there are.

#include "api/push.h"
#include "base/errors/push.h"
#include "rest/account_api.h"

namespace confab::rest {

/// None of them is required by its declaration: each has a refusal of its own.
struct PushTokenParams {
  Field<"id", std::optional<std::string>, "As the device calls itself; left out: a name is made.", bound::token> id;
  Field<"type", std::optional<std::string>, "apn or gcm.", bound::name> type;
  Field<"value", std::optional<std::string>, "What Apple's or Google's service knows the app on the device by.",
        bound::text>
      value;
  Field<"appName", std::optional<std::string>, "Which app.", bound::name> app_name;
  Field<"voipToken", std::optional<std::string>, "Accepted for newer apps; Confab rings no phones.", bound::text>
      voip_token;
};
using PushTokenResult = Named<"result", api::PushTokenDocument, "The device.">;
using RemovedPushToken = Named<"token", std::optional<std::string>, "The token.", bound::text>;

void declare_push(api::Endpoints& endpoints) {
  endpoints.post<PushTokenParams, PushTokenResult>(
      "/api/v1/push.token", Access::user(),
      "Name the device that one is told of messages on, for as long as this log-in lasts; 50 at most.",
      {errors::push_type_refused, errors::push_token_refused, errors::push_app_refused, errors::impersonating},
      [](Call& call, const auto& p) {
        auto token = core::push::register_token(call.ctx, call.actor(),
                                                {.id = p.id,
                                                 .kind = p.type.value_or(""),
                                                 .token = p.value.value_or(""),
                                                 .app_name = p.app_name.value_or("")});
        return api::push_token_of(std::move(token), call.actor().id);
      });
  endpoints.del<RemovedPushToken, Nothing>(
      "/api/v1/push.token", Access::user(), "A device of one's own is not told any more.",
      {errors::push_token_refused, errors::push_token_unknown},
      [](Call& call, const auto& p) { core::push::remove_token(call.ctx, call.actor(), p.value.value_or("")); });
}

}  // namespace confab::rest
