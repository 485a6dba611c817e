#include "rest/hooks.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/json_members.h"
#include "base/log.h"
#include "base/outside_wait.h"
#include "base/text.h"
#include "core/integrations/incoming.h"
#include "model/user.h"
#include "rest/hook_body.h"

namespace confab::rest {
namespace {

using core::integrations::Answer;

constexpr std::string_view kPrefix = "/hooks/";
// Twice what a script is handed must fit into one of its frames (script_helper/wire.h).
constexpr std::uint64_t kMaxBody = std::uint64_t{448} << 10;
constexpr std::size_t kKeptRaw = std::size_t{64} * 1024;

enum class Verb : std::uint8_t { run, info, sample, add, remove, none };

/// What an address names.
struct Address {
  Verb verb = Verb::none;
  std::string id, user, token;
};

constexpr std::array kVerbs{
    std::pair{std::string_view{"info"}, Verb::info}, std::pair{std::string_view{"sample"}, Verb::sample},
    std::pair{std::string_view{"add"}, Verb::add}, std::pair{std::string_view{"remove"}, Verb::remove}};

// `id/token` or `id/user/token`, behind a verb or none. The one in the middle is an old form, and not looked at.
Address address_of(std::string_view path) {
  path.remove_prefix(std::min(path.size(), kPrefix.size()));
  auto parts = split(path, '/');
  Address address{.verb = Verb::run, .id = {}, .user = {}, .token = {}};
  const auto verb = std::ranges::find(kVerbs, parts.empty() ? std::string_view{} : std::string_view{parts.front()},
                                      &std::pair<std::string_view, Verb>::first);
  if (verb != kVerbs.end()) {
    address.verb = verb->second;
    parts.erase(parts.begin());
  }
  if (parts.size() < 2 || parts.size() > 3) return {};
  address.id = parts.front();
  address.token = parts.back();
  if (parts.size() == 3) address.user = parts[1];
  return address;
}

bool takes(Verb verb, std::string_view method) {
  if (verb == Verb::run) return method == "GET" || method == "POST";
  const bool writes = verb == Verb::add || verb == Verb::remove;
  return method == (writes ? "POST" : "GET");
}

net::Response response_of(const Answer& answer) {
  net::Response response{.status = answer.status, .headers = {}, .body = to_json_text(answer.body)};
  response.headers.set("Content-Type", "application/json");
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("Pragma", "no-cache");
  response.headers.set("Access-Control-Allow-Origin", "*");
  response.headers.set("Access-Control-Allow-Headers", "Origin, X-Requested-With, Content-Type, Accept");
  return response;
}

net::Response failed(int status, std::string_view error) {
  return response_of({.status = status, .body = json::object{{"success", false}, {"error", error}}});
}

net::Response no_such_call() {
  auto response = response_of(
      {.status = 405, .body = json::object{{"status", "error"}, {"message", "API endpoint does not exist"}}});
  response.headers.set("Allow", "GET, POST, OPTIONS");
  return response;
}

net::Response unknown() {
  return failed(404, "Invalid integration id or token provided.");
}

// What scripts are shown. Whoever opens the address in a browser brings the cookies of their log-in.
bool is_shown(std::string_view name) {
  constexpr std::array kShown{
      std::string_view{"Authorization"},  std::string_view{"Content-Length"},  std::string_view{"Content-Type"},
      std::string_view{"Host"},           std::string_view{"Origin"},          std::string_view{"User-Agent"},
      std::string_view{"X-Event-Key"},    std::string_view{"X-Forwarded-For"}, std::string_view{"X-GitHub-Delivery"},
      std::string_view{"X-GitHub-Event"}, std::string_view{"X-Gitea-Event"},   std::string_view{"X-Gitlab-Event"},
      std::string_view{"X-Gitlab-Token"}, std::string_view{"X-Hub-Signature"}, std::string_view{"X-Hub-Signature-256"},
      std::string_view{"X-Real-IP"},      std::string_view{"X-Request-Id"}};
  return std::ranges::find(kShown, name) != kShown.end();
}

core::integrations::IncomingCall call_of(const net::Request& request, const Address& address, json::value content) {
  core::integrations::IncomingCall call{.id = address.id, .token = address.token, .content = std::move(content)};
  const auto search = request.query.empty() ? std::string{} : "?" + request.query;
  call.url_raw = request.path + search;
  call.url = {{"hash", ""},
              {"search", search},
              {"query", nested_form(request.query)},
              {"pathname", request.path},
              {"path", call.url_raw}};
  call.url_params = {{"integrationId", address.id}, {"token", address.token}};
  if (!address.user.empty()) call.url_params["userId"] = address.user;
  for (const auto& field : request.headers) {
    if (is_shown(field.name.row().name)) call.headers[to_lower_ascii(field.name.row().name)] = field.value;
  }
  if (is_valid_utf8(request.body)) call.content_raw = request.body.substr(0, kKeptRaw);
  return call;
}

// What a webhook that tells others would say, three times.
Answer sample(const core::Context& ctx) {
  json::array all;
  for (const auto* number : {"1", "2", "3"}) {
    all.emplace_back(json::object{{"token", random_id()},
                                  {"channel_id", random_id()},
                                  {"channel_name", "general"},
                                  {"timestamp", to_iso8601(ctx.clock.now())},
                                  {"user_id", random_id()},
                                  {"user_name", model::kBuiltInBot},
                                  {"text", std::string{"Sample text "} + number},
                                  {"trigger_word", "Sample"}});
  }
  return {.status = 200, .body = std::move(all)};
}

std::vector<std::string> words_of(const json::object& data) {
  const auto* said = data.if_contains("trigger_words");
  std::vector<std::string> words;
  if (said == nullptr) return words;
  if (said->is_string()) return split(said->get_string(), ',');
  if (!said->is_array()) return words;
  for (const auto& word : said->get_array()) {
    if (word.is_string()) words.emplace_back(word.get_string());
  }
  return words;
}

core::integrations::Subscription subscription_in(const json::value& content) {
  const auto said = content.is_object() ? content.get_object() : json::object{};
  const auto* data = said.if_contains("data");
  const auto about = data != nullptr && data->is_object() ? data->get_object() : json::object{};
  return {.event = text_in(said, "event").value_or(""),
          .name = text_in(said, "name").value_or(""),
          .target_url = text_in(said, "target_url").value_or(""),
          .channel = text_in(about, "channel_name").value_or(""),
          .username = text_in(about, "username").value_or(""),
          .words = words_of(about)};
}

Answer served(const core::Context& ctx, const net::Request& request, const Address& address) {
  if (address.verb == Verb::info) return {.status = 200, .body = json::object{{"success", true}}};
  if (address.verb == Verb::sample) return sample(ctx);
  auto content = hook_content(request);
  if (address.verb == Verb::add) return core::integrations::subscribe(ctx, address.id, subscription_in(content));
  if (address.verb == Verb::remove) {
    return core::integrations::unsubscribe(ctx, address.id, subscription_in(content).target_url);
  }
  return core::integrations::receive(ctx, call_of(request, address, std::move(content)));
}

net::Response respond(const core::Context& ctx, const net::Request& request, const Address& address) {
  const WorkingFor working{address.id};
  try {
    auto response = response_of(served(ctx, request, address));
    if (response.status == 503) response.headers.set("Retry-After", "10");
    return response;
  } catch (const Refusal& refusal) {
    return failed(refusal.code().http_status(), refusal.reason());
  } catch (const std::exception& error) {
    log::error("a webhook could not be served", {{"integration", address.id}, {"error", error.what()}});
    return failed(500, "Internal server error");
  }
}

}  // namespace

Hooks::Hooks(const core::Context& ctx, api::Limits& limits, Pipeline::Observer observer)
    : ctx_(ctx), limits_(limits), observer_(std::move(observer)) {}

void Hooks::add_routes(net::RouteTable& table) const {
  table.add({.methods = net::any_method(),
             .pattern = "/hooks/*path",
             .place = net::Route::Place::worker,
             .answer = [this](const net::Request& request) { return answer(request); },
             .open = [this](const net::Request& head) { return open(head); }});
}

std::optional<net::Response> Hooks::limited(const net::Request& request) const {
  const api::Call call{.ctx = ctx_,
                       .maybe_actor = {},
                       .address = request.remote_address,
                       .user_agent = {},
                       .host = request.host,
                       .secure = request.secure,
                       .connection = {},
                       .new_actor = {}};
  // Those who guess are counted together, and not with those who know.
  const auto address = address_of(request.path);
  const bool knows = core::integrations::knows(ctx_, address.id, address.token);
  const bool subscribes = address.verb == Verb::add || address.verb == Verb::remove;
  const auto verdict = limits_.count_endpoint(call, knows ? "hooks " + address.id : "hooks unknown",
                                              subscribes ? api::rate::standard : api::rate::lively);
  if (!knows && (!verdict || verdict->allowed)) return unknown();
  if (!verdict || verdict->allowed) return std::nullopt;
  const auto refusal = api::Limits::endpoint_refusal(*verdict);
  auto response = failed(refusal.code().http_status(), refusal.reason());
  response.headers.set("Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(verdict->reset).count()));
  return response;
}

net::Response Hooks::answer(const net::Request& request) const {
  const auto started = std::chrono::steady_clock::now();
  const auto address = address_of(request.path);
  net::Response response;
  if (request.method == "OPTIONS") {
    response = response_of({.status = 200, .body = nullptr});
    response.body.clear();
  } else if (address.verb == Verb::none) {
    response = unknown();
  } else if (!takes(address.verb, request.method == "HEAD" ? "GET" : request.method)) {
    response = no_such_call();
  } else {
    auto too_many = limited(request);
    response = too_many ? std::move(*too_many) : respond(ctx_, request, address);
  }
  observer_({request.method,
             "/hooks",
             response.status,
             {},
             std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started)});
  return response;
}

net::Intake Hooks::open(const net::Request& head) const {
  const auto address = address_of(head.path);
  if (address.verb == Verb::none) return {.refusal = unknown()};
  if (core::integrations::knows(ctx_, address.id, address.token)) return {.max_bytes = kMaxBody};
  return {.refusal = limited(head).value_or(unknown())};
}

}  // namespace confab::rest
