// Telling phones of messages: which devices there are, and what they show.

#include "api/push.h"
#include "base/errors/messages.h"
#include "base/errors/push.h"
#include "core/notifications/push.h"
#include "core/push/senders.h"
#include "permissions/groups/integrations.h"
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
struct PushInfoResult {
  Field<"pushGatewayEnabled", bool, "Whether phones are told of messages (Push_enable)."> enabled;
  Field<"defaultPushGateway", bool, "Whether it would be by Rocket.Chat's own gateway, to which nothing is sent.">
      default_gateway;
};
using PushTestResult = Named<"tokensCount", std::int64_t, "Devices of one's own that are told something.">;
using PushGetParams = Named<"id", MessageId, "The message.">;
struct PushedMessage {
  Field<"message", model::Message, "The message."> message;
  Field<"notification", json::object, "What a phone shows of it, in full."> notification;
};
using PushGetResult = Named<"data", PushedMessage, "What the phone was told of.">;

namespace {

void declare_pushes(api::Endpoints& endpoints) {
  endpoints.get<Nothing, PushInfoResult>(
      "/api/v1/push.info", Access::user(), "Whether phones are told of messages.", [](Call& call, const Nothing&) {
        return PushInfoResult{core::push::is_enabled(call.ctx), core::push::is_default_gateway(call.ctx)};
      });
  endpoints.post<Nothing, PushTestResult>(
      "/api/v1/push.test", Access::any_of({permissions::integrations("test-push-notifications")}),
      "Tell one's own devices something, to see whether it comes.", {errors::push_disabled, errors::no_push_tokens},
      [](Call& call, const Nothing&) { return core::notifications::test_push(call.ctx, call.actor()); });
  endpoints.get<PushGetParams, PushGetResult>(
      "/api/v1/push.get", Access::user(), "What a phone shows of a message that it was told the id of.",
      {errors::message_not_found}, rate::lively, Check::pattern, [](Call& call, const auto& p) {
        auto pushed = core::notifications::pushed(call.ctx, call.actor(), p.value);
        return PushedMessage{std::move(pushed.message), std::move(pushed.notification)};
      });
}

}  // namespace

void declare_push(api::Endpoints& endpoints) {
  declare_pushes(endpoints);
  endpoints.post<PushTokenParams, PushTokenResult>(
      "/api/v1/push.token", Access::user(),
      "Name the device that one is told of messages on, for as long as this log-in lasts; 50 at most.",
      {errors::push_id_refused, errors::push_type_refused, errors::push_token_refused, errors::push_app_refused,
       errors::impersonating},
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
