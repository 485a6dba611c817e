// How older apps name the devices on which one is told of messages, and how one tries them.

#include "api/push.h"
#include "base/errors/push.h"
#include "base/json_members.h"
#include "core/accounts/sessions.h"
#include "core/notifications/push.h"
#include "ddp/account_methods.h"
#include "permissions/groups/integrations.h"

namespace confab::ddp {

struct PushTokenOptions {
  Field<"id", std::optional<std::string>, "As the device calls itself; left out: a name is made.", bound::token> id;
  Field<"token", api::PushTokenOfKind, "What Apple's or Google's service knows the app on the device by."> token;
  Field<"authToken", std::optional<std::string>, "The log-in's token, before the connection has logged in.",
        bound::token>
      auth_token;
  Field<"appName", std::string, "Which app.", bound::name> app_name;
  Field<"userId", std::optional<UserId>, "Whose that log-in is."> user;
  Field<"metadata", std::optional<json::object>, "Accepted, and not kept.", bound::free_form> metadata;
};
using PushTokenParams = Named<"options", PushTokenOptions, "The device.">;
using PushTokenId = Named<"id", json::value, "The device's id, or an object with it as `id`.", bound::free_form>;
/// A sentence for people: its key among the texts of clients, and what goes into it.
struct PushTested {
  Field<"message", std::string, "Your_push_was_sent_to_s_devices."> message;
  Field<"params", std::vector<std::int64_t>, "How many."> params;
};

namespace {

// Older apps name their device before they log in; then the token that they have says who they are.
core::Actor owner_of(core::accounts::Sessions& sessions, const Call& call, const PushTokenOptions& options) {
  if (const auto& token = options.auth_token; token && !token->empty()) {
    const std::string user = options.user ? options.user->value : std::string{};
    if (auto actor = sessions.authenticate(user, *token, call.address)) return std::move(*actor);
  }
  if (options.user && call.maybe_actor && call.maybe_actor->id != *options.user) {
    throw Refusal(errors::not_allowed, "Not allowed");
  }
  return call.actor();
}

api::PushTokenDocument update_token(core::accounts::Sessions& sessions, Call& call, const PushTokenParams& p) {
  const auto& options = p.value;
  const auto actor = owner_of(sessions, call, options);
  auto token = core::push::register_token(call.ctx, actor,
                                          {.id = options.id,
                                           .kind = options.token.apn ? "apn" : "gcm",
                                           .token = options.token.apn.value_or(options.token.gcm.value_or("")),
                                           .app_name = options.app_name});
  return api::push_token_of(std::move(token), actor.id);
}

std::string id_in(const json::value& id) {
  if (id.is_string()) return std::string{id.get_string()};
  return id.is_object() ? text_in(id.get_object(), "id").value_or("") : std::string{};
}

}  // namespace

void declare_push_methods(api::Methods& methods, core::accounts::Sessions& sessions) {
  methods.add<PushTokenParams, api::PushTokenDocument>(
      "raix:push-update", Access::known_or_not(), "Name the device that one is told of messages on.",
      {errors::push_id_refused, errors::push_token_refused, errors::push_app_refused, errors::must_be_logged_in,
       errors::not_allowed, errors::impersonating},
      [&sessions](Call& call, const auto& p) { return update_token(sessions, call, p); });
  methods.add<PushTokenId, bool>(
      "raix:push-setuser", Access::known_or_not(),
      "A device of one's own is told for as long as this log-in lasts. False: there is none.",
      {errors::push_forbidden, errors::must_be_logged_in, errors::impersonating}, [](Call& call, const auto& p) {
        if (!call.maybe_actor) throw Refusal(errors::push_forbidden, "Forbidden access");
        return core::push::keep_token(call.ctx, call.actor(), id_in(p.value));
      });
  methods.add<Nothing, PushTested>(
      "push_test", Access::any_of({permissions::integrations("test-push-notifications")}),
      "Tell one's own devices something, to see whether it comes.", {errors::push_disabled, errors::no_push_tokens},
      [](Call& call, const Nothing&) {
        return PushTested{"Your_push_was_sent_to_s_devices", {core::notifications::test_push(call.ctx, call.actor())}};
      });
}

}  // namespace confab::ddp
