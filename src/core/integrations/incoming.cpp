#include "core/integrations/incoming.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/integrations.h"
#include "base/errors/request.h"
#include "base/fields_write.h"
#include "base/json_members.h"
#include "base/log.h"
#include "core/integrations/manage.h"
#include "core/integrations/posting.h"
#include "core/integrations/rights.h"
#include "core/integrations/scripting.h"
#include "model/user.h"
#include "store/integrations.h"
#include "store/users.h"

namespace confab::core::integrations {
namespace {

using services::scripts::Ending;

constexpr std::string_view kOnChannel = "newMessageOnChannel";

Answer succeeded() {
  return {.status = 200, .body = json::object{{"success", true}}};
}

Answer failed(int status, std::string_view error) {
  return {.status = status, .body = json::object{{"success", false}, {"error", error}}};
}

// By the code where the refusal has one that clients know, else by its words.
Answer refused(const Refusal& refusal) {
  const bool has_code = !refusal.is_plain_exception() && refusal.code().shown() != Shown::plain;
  const auto& reason = refusal.reason();
  // Callers come again after these, and after no other.
  const int status = refusal.code().http_status() == 503 ? 503 : 400;
  return failed(status, has_code || reason.empty() ? std::string{refusal.code().wire_name()} : reason);
}

Answer nobody() {
  return {.status = 401, .body = json::object{{"status", "error"}, {"message", "You must be logged in to do this."}}};
}

json::object argument_of(const IncomingCall& call, const Actor& poster) {
  json::object user{{"_id", poster.id.value}, {"username", poster.username}};
  if (poster.name) user["name"] = *poster.name;
  return {{"request", json::object{{"url", call.url},
                                   {"url_raw", call.url_raw},
                                   {"url_params", call.url_params},
                                   {"content", call.content},
                                   {"content_raw", call.content_raw},
                                   {"body", call.content},
                                   {"headers", call.headers},
                                   {"user", user}}}};
}

bool is_nothing(const json::value& value) {
  return value.is_null() || (value.is_bool() && !value.get_bool()) ||
         (value.is_number() && value.to_number<double>() == 0) || (value.is_string() && value.get_string().empty());
}

/// What is to be posted, as whom, and what is answered then; or the answer at once.
struct Meant {
  std::optional<Answer> answer;
  json::value content;
  Actor poster;
  std::optional<json::value> response;
};

Meant at_once(Answer answer) {
  return {.answer = std::move(answer), .content = {}, .poster = {}, .response = {}};
}

Answer error_of(const json::value& error) {
  if (!error.is_object()) return failed(400, error.is_string() ? std::string{error.get_string()} : to_json_text(error));
  auto body = error.get_object();
  body["success"] = false;
  return {.status = 400, .body = std::move(body)};
}

// A script may say who posts: somebody else who is here, where whoever has made the webhook might have said so.
Actor poster_by(const Context& ctx, const model::Integration& integration, const json::object& returned,
                const Actor& otherwise) {
  const auto* said = returned.if_contains("user");
  const auto id = said != nullptr && said->is_object() ? text_in(said->get_object(), "_id") : std::nullopt;
  if (!id) return otherwise;
  const auto maker = store::Users{*ctx.db.read()}.by_id(integration.maker.id);
  if (!maker || !rights(ctx, actor_of(*maker), false).all) return otherwise;
  const auto user = store::Users{*ctx.db.read()}.by_id(UserId{*id});
  return user ? actor_of(*user) : otherwise;
}

Meant meant_by(const Context& ctx, const model::Integration& integration, json::object returned, const Actor& poster) {
  if (const auto* error = returned.if_contains("error"); error != nullptr && !is_nothing(*error)) {
    return at_once(error_of(*error));
  }
  auto* content = returned.if_contains("content");
  if (content == nullptr || content->is_null()) return at_once(succeeded());
  if (content->is_primitive()) return at_once(failed(400, "content must be an object"));
  Meant meant{.answer = {},
              .content = std::move(*content),
              .poster = poster_by(ctx, integration, returned, poster),
              .response = {}};
  if (auto* response = returned.if_contains("response")) meant.response = std::move(*response);
  return meant;
}

Meant scripted(const Context& ctx, const model::Integration& integration, const IncomingCall& call,
               const Actor& poster) {
  auto ran = run_script(ctx, integration, "process_incoming_request", argument_of(call, poster));
  if (ran.ending == Ending::no_method) return at_once(succeeded());
  if (!ran.is_done()) {
    log::warning("the script of a webhook failed", {{"integration", integration.id}, {"error", ran.error}});
    if (ran.ending == Ending::unavailable) return at_once(failed(503, "error-running-script"));
    return at_once(failed(400, ran.ending == Ending::not_loaded ? "error-evaluating-script" : "error-running-script"));
  }
  if (!ran.value || is_nothing(*ran.value)) return at_once(succeeded());
  if (!ran.value->is_object()) return at_once(succeeded());  // it has no content
  return meant_by(ctx, integration, std::move(ran.value->get_object()), poster);
}

Answer answered(const std::optional<json::value>& response) {
  if (!response || is_nothing(*response)) return succeeded();
  if (!response->is_object()) return {.status = 200, .body = *response};
  auto body = response->get_object();
  body["success"] = true;
  return {.status = 200, .body = std::move(body)};
}

// Each room by itself: one that cannot be posted in does not keep the others from it.
Answer post_apart(const Context& ctx, const model::Integration& integration, const Meant& meant, const Posting& posting,
                  const std::vector<std::string>& channels) {
  json::array responses;
  bool any = false;
  for (const auto& channel : channels) {
    json::object response{{"channel", channel}};
    try {
      static_cast<void>(post(ctx, meant.poster, integration, posting, std::vector{channel}));
      any = true;
    } catch (const Refusal& refusal) {
      response["error"] = refused(refusal).body.as_object().at("error");
    }
    responses.emplace_back(std::move(response));
  }
  if (!any) {
    return {.status = 400, .body = json::object{{"responses", std::move(responses)}, {"success", false}}};
  }
  if (meant.response && !is_nothing(*meant.response)) return answered(meant.response);
  return {.status = 200, .body = json::object{{"responses", std::move(responses)}, {"success", true}}};
}

Answer post_meant(const Context& ctx, const model::Integration& integration, const Meant& meant) {
  const auto content = meant.content.is_object() ? meant.content.get_object() : json::object{};
  auto posting = posting_of(content, integration);
  if (!posting.channels.empty() && !integration.overrides_channel.value_or(false)) {
    return failed(400, "overriding destination channel is disabled for this integration");
  }
  const auto channels = posting.channels.empty() ? integration.channels : posting.channels;
  if (boolean_in(content, "separateResponse").value_or(false)) {
    return post_apart(ctx, integration, meant, posting, channels);
  }
  static_cast<void>(post(ctx, meant.poster, integration, posting, channels));
  return answered(meant.response);
}

// An outgoing one tells its token to others: it opens no door.
std::optional<model::Integration> find(const Context& ctx, std::string_view id) {
  auto found = store::Integrations{*ctx.db.read()}.by_id(id);
  return found && !found->is_outgoing() ? std::move(found) : std::nullopt;
}

std::optional<Actor> poster_of(const Context& ctx, const model::Integration& integration) {
  if (integration.username.empty()) return std::nullopt;  // that account was removed
  const auto user = store::Users{*ctx.db.read()}.by_id(integration.user);
  return user ? std::optional{actor_of(*user)} : std::nullopt;
}

/// In whose name other services subscribe through the webhook: whoever has made it, with the rights that they have now.
struct Subscribing {
  std::optional<Actor> maker;
  std::optional<Answer> refusal;
};
Subscribing subscribing(const Context& ctx, std::string_view id) {
  const auto integration = find(ctx, id);
  if (!integration) return {.maker = {}, .refusal = nobody()};
  if (!integration->enabled) return {.maker = {}, .refusal = Answer{.status = 503, .body = "Service Unavailable"}};
  const auto maker = store::Users{*ctx.db.read()}.by_id(integration->maker.id);
  if (!maker || !maker->active) return {.maker = {}, .refusal = nobody()};
  return {.maker = actor_of(*maker), .refusal = {}};
}

// As an API that takes the same bounds them.
void check(const Subscription& wanted) {
  constexpr std::size_t kLongestName = 512, kLongestUrl = 2'048, kMostWords = 100;
  const bool fits = wanted.name.size() <= kLongestName && wanted.target_url.size() <= kLongestUrl &&
                    wanted.words.size() <= kMostWords &&
                    std::ranges::all_of(wanted.words, [](const auto& word) { return word.size() <= kLongestName; });
  if (!fits) throw Refusal(errors::invalid_params, "name, target_url or data.trigger_words is too long");
  const auto& place = wanted.event == kOnChannel ? wanted.channel : wanted.username;
  if (place.empty() || place.find(',') != std::string::npos || place.size() > kLongestName) {
    throw Refusal(errors::integration_channel_invalid, "Invalid channel", {{"field", "data"}});
  }
}

bool is_empty(const json::value& content) {
  return content.is_object() && content.get_object().empty();
}

}  // namespace

bool knows(const Context& ctx, std::string_view id, std::string_view token) {
  const auto integration = find(ctx, id);
  return integration && integration->token && equal_secrets(token, *integration->token);
}

Answer receive(const Context& ctx, const IncomingCall& call) {
  const auto integration = find(ctx, call.id);
  if (!integration || !integration->token || !equal_secrets(call.token, *integration->token)) {
    return failed(404, "Invalid integration id or token provided.");
  }
  const auto poster = poster_of(ctx, *integration);
  if (!poster) return nobody();
  if (!integration->enabled) return {.status = 503, .body = "Service Unavailable"};
  try {
    Meant meant{.answer = {}, .content = call.content, .poster = *poster, .response = {}};
    if (has_script(ctx, *integration)) {
      meant = scripted(ctx, *integration, call, *poster);
    } else if (is_empty(call.content) && !integration->script_enabled) {
      return succeeded();
    }
    return meant.answer ? *meant.answer : post_meant(ctx, *integration, meant);
  } catch (const Refusal& refusal) {
    return refused(refusal);
  }
}

Answer subscribe(const Context& ctx, std::string_view id, const Subscription& wanted) {
  const auto [maker, refusal] = subscribing(ctx, id);
  if (refusal) return *refusal;
  const bool on_channel = wanted.event == kOnChannel;
  if (!on_channel && wanted.event != "newMessageToUser") return succeeded();
  const auto named = [](const std::string& name, char sign) { return name.starts_with(sign) ? name : sign + name; };
  IntegrationFields fields;
  fields.name = wanted.name;
  fields.enabled = on_channel;
  fields.username = model::kBuiltInBot;
  fields.channel = on_channel ? named(wanted.channel, '#') : named(wanted.username, '@');
  fields.event = "sendMessage";
  fields.urls = {wanted.target_url};
  fields.words = wanted.words;
  fields.token = random_id();
  fields.script_enabled = false;
  try {
    check(wanted);
    const auto made = create_outgoing(ctx, *maker, fields);
    auto body = stored_json(to_json(made, Dates::iso8601)).as_object();
    body["success"] = true;
    return {.status = 200, .body = std::move(body)};
  } catch (const Refusal& refused) {
    return failed(400, refused.what());
  }
}

Answer unsubscribe(const Context& ctx, std::string_view id, const std::string& target_url) {
  const auto [maker, refusal] = subscribing(ctx, id);
  if (refusal) return *refusal;
  const auto telling = store::Integrations{*ctx.db.read()}.telling(target_url);
  if (!telling) return failed(400, "integration-not-found");
  try {
    static_cast<void>(remove(ctx, *maker, telling->id, true));
  } catch (const Refusal& refused) {
    return failed(400, refused.what());
  }
  return succeeded();
}

}  // namespace confab::core::integrations
