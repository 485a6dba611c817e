#include "rest/pipeline.h"

#include <algorithm>

#include "api/call_targets.h"
#include "api/errors.h"
#include "base/errors/request.h"
#include "base/log.h"
#include "base/outside_wait.h"
#include "base/text.h"
#include "core/audit/record.h"
#include "net/query.h"
#include "rest/cross_origin.h"
#include "rest/pipeline_answering.h"
#include "settings/groups/rest_api.h"

namespace confab::rest {
namespace {

constexpr std::ptrdiff_t kMaxPairs = 1'000;
constexpr std::string_view kJson = "application/json";  // to the letter: clients compare it

struct Credentials {
  std::string user, token;
};

// Headers first; the query and the cookies are how files and images carry them.
Credentials credentials_of(const net::Request& request, const net::NameValueList& query) {
  Credentials found{std::string{request.headers.get("X-User-Id")}, std::string{request.headers.get("X-Auth-Token")}};
  if (!found.token.empty()) return found;
  const auto pick = [&](const net::NameValueList& pairs) {
    for (const auto& [name, value] : pairs) {
      if (name == "rc_uid") found.user = value;
      if (name == "rc_token") found.token = value;
    }
  };
  pick(query);
  return found;
}

// What the call brings, as it is; what is no JSON the call refuses.
json::object brought(const net::NameValueList& query, const net::NameValueList& path, std::string_view body) {
  json::object all;
  for (const auto* pairs : {&query, &path}) {
    for (const auto& [name, value] : *pairs) all[name] = value;
  }
  try {
    const auto value = parse_json(body);
    if (const auto* members = value.if_object()) all.insert(members->begin(), members->end());
  } catch (const std::exception&) {
    return all;
  }
  return all;
}

// Forms and queries are pairs, and each takes many times its bytes.
void refuse_many_pairs(std::string_view text) {
  if (std::count(text.begin(), text.end(), '&') < kMaxPairs) return;
  throw Refusal(errors::invalid_params, "Not more than " + std::to_string(kMaxPairs) + " parameters at once");
}

void refuse_nul(const net::NameValueList& pairs) {
  const auto has_nul = [](const auto& pair) { return pair.second.find('\0') != std::string::npos; };
  if (std::any_of(pairs.begin(), pairs.end(), has_nul)) {
    throw Refusal(errors::invalid_query, "Parameters must not hold NUL characters");
  }
}

// Bodies are JSON, or forms as `curl -d` and older bots send them; JSON that claims to be a form is JSON.
void add_body(const net::Request& request, api::Input& input) {
  const auto type = to_lower_ascii(request.headers.get("Content-Type"));
  const auto text = trim(request.body);
  if (!type.starts_with("application/x-www-form-urlencoded") || text.empty() || text.starts_with('{')) {
    if (!is_valid_utf8(request.body)) throw Refusal(errors::invalid_json, "The body is not valid UTF-8");
    return;
  }
  refuse_many_pairs(text);
  const auto form = net::parse_query(text);
  if (!form) throw Refusal(errors::invalid_params, "The form is not valid percent-encoded UTF-8");
  refuse_nul(*form);
  input.is_form = true;
  input.query.insert(input.query.end(), form->begin(), form->end());
}

bool is_form_with_file(const net::Request& head) {
  return to_lower_ascii(head.headers.get("Content-Type")).starts_with("multipart/form-data");
}

Refusal unknown_endpoint() {
  return Refusal(errors::endpoint_not_found, "API endpoint does not exist");
}

}  // namespace

Pipeline::Pipeline(const core::Context& ctx, core::accounts::Sessions& sessions, const api::Endpoints& endpoints,
                   api::Limits& limits, Observer observer)
    : ctx_(ctx), sessions_(sessions), endpoints_(endpoints), limits_(limits), observer_(std::move(observer)) {
  const auto routes = endpoints_.routes();
  for (std::size_t i = 0; i < routes.size(); ++i) router_.add(routes[i].method, routes[i].path, i);
}

std::optional<net::BodyLimits> Pipeline::body_limits(const net::Request& head) const {
  const auto match = router_.match(head.method, head.path);
  if (match.outcome != net::RouteMatch::Outcome::found) {
    return net::BodyLimits{api::kMaxStrangersBody, api::kMaxStrangersBody};
  }
  const auto& route = endpoints_.routes()[match.index];
  if (route.file && is_form_with_file(head)) return std::nullopt;
  return net::BodyLimits{std::min(route.max_body, api::kMaxStrangersBody), route.max_body};
}

bool Pipeline::is_known(const net::Request& head) const {
  const auto query = net::parse_query(head.query);
  if (!query) return false;
  const auto credentials = credentials_of(head, *query);
  return !credentials.user.empty() &&
         sessions_.authenticate(credentials.user, credentials.token, head.remote_address).has_value();
}

void Pipeline::answer(const std::shared_ptr<const net::Request>& request, Done done) {
  const log::RequestScope scope{request->id};
  const auto answering = std::make_shared<Answering>(Answering{.request = request, .done = std::move(done)});
  try {
    if (serve(answering) == Answer::comes_later) return;
  } catch (...) {
    answering->refuse();
  }
  finish(*answering);
}

void Pipeline::finish(Answering& answering) {
  observe(answering);
  (*answering.done)(std::move(answering.response));
}

void Pipeline::observe(const Answering& answering) {
  const auto& [request, done, started, response, route, refused, path, query, call] = answering;
  const auto duration =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
  observer_({route == nullptr ? std::string_view{} : std::string_view{route->method},
             route == nullptr ? std::string_view{} : std::string_view{route->path}, response.status, refused,
             duration});
  log::debug("request", {{"method", request->method},
                         {"path", request->path},
                         {"status", std::to_string(response.status)},
                         {"microseconds", std::to_string(duration.count())},
                         {"address", request->remote_address}});
}

bool Pipeline::enter(Answering& answering) {
  const auto& request = *answering.request;
  auto& response = answering.response;
  response.headers.set("Content-Type", std::string{kJson});
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Request-Id", request.id);
  add_cross_origin(ctx_, request, response);
  if (request.method == "OPTIONS" && ctx_.settings.boolean(settings::rest_api("API_Enable_CORS"))) {
    response.status = 204;
    return false;
  }
  auto match = router_.match(request.method, request.path);
  if (match.outcome == net::RouteMatch::Outcome::not_found) throw unknown_endpoint();
  if (match.outcome == net::RouteMatch::Outcome::method_not_allowed) {
    std::string allowed;
    for (const auto& method : match.allowed) allowed.append(allowed.empty() ? "" : ", ").append(method);
    response.status = 405;
    response.headers.set("Allow", std::move(allowed));
    response.body = R"({"status":"error","message":"API endpoint does not exist",)"
                    R"("success":false,"error":"API endpoint does not exist"})";
    return false;
  }
  const auto& route = endpoints_.routes()[match.index];
  answering.route = &route;
  // The length of a compressed text tells of its content, and this one holds a token.
  if (route.envelope == api::Envelope::login) response.headers.set("Cache-Control", "no-store, no-transform");

  refuse_many_pairs(request.query);
  auto query = net::parse_query(request.query);
  if (!query) throw Refusal(errors::invalid_query, "The query string is not valid percent-encoded UTF-8");
  refuse_nul(*query);
  refuse_nul(match.parameters);
  answering.path = std::move(match.parameters);
  answering.query = std::move(*query);
  identify(answering);
  limit(route, *answering.call, response);
  note(answering);
  return true;
}

void Pipeline::identify(Answering& answering) {
  const auto& request = *answering.request;
  const auto& access = answering.route->access;
  const auto credentials = credentials_of(request, answering.query);
  answering.call.reset();
  auto& call = answering.call.emplace(
      api::Call{.ctx = ctx_,
                .maybe_actor = sessions_.authenticate(credentials.user, credentials.token, request.remote_address),
                .address = request.remote_address,
                .user_agent = std::string{request.headers.get("User-Agent")},
                .host = request.host,
                .secure = request.secure,
                .connection = {},
                .new_actor = {},
                .two_factor_code = std::string{request.headers.get("X-2fa-Code")},
                .two_factor_method = std::string{request.headers.get("X-2fa-Method")}});
  // A token alone says who calls only together with its user's id: what Rocket.Chat asks for.
  if (credentials.user.empty() || access.ignores_caller()) call.maybe_actor.reset();
  access.check(ctx_, call.maybe_actor ? &*call.maybe_actor : nullptr);
}

Pipeline::Answer Pipeline::serve(const std::shared_ptr<Answering>& answering) {
  if (!enter(*answering)) return Answer::ready;
  const auto& request = *answering->request;
  const auto& route = *answering->route;
  api::Input input{.query = answering->path, .body = request.body};
  if (!route.parameters_in_query) add_body(request, input);
  input.query.insert(input.query.end(), answering->query.begin(), answering->query.end());
  if (route.run_later) {
    const Then<std::string> then = [this, answering](Outcome<std::string> body) {
      const log::RequestScope scope{answering->request->id};
      try {
        answering->response.body = body.take();
      } catch (...) {
        answering->refuse();
      }
      finish(*answering);
    };
    api::with_retries([&] { route.run_later(*answering->call, input, then); });
    return Answer::comes_later;
  }
  run(*answering, input);
  return Answer::ready;
}

void Pipeline::run(Answering& answering, const api::Input& input) {
  const WorkingFor working{answering.call->who()};
  answering.response.body = api::with_retries([&] {
    std::string body;
    answering.route->run(*answering.call, input, body);
    return body;
  });
}

void Pipeline::limit(const api::Route& route, const api::Call& call, net::Response& response) {
  const auto verdict = limits_.count_endpoint(call, route.method + ' ' + route.path, route.rate);
  if (!verdict) return;
  response.headers.set("X-RateLimit-Limit", std::to_string(verdict->limit));
  response.headers.set("X-RateLimit-Remaining", std::to_string(verdict->remaining));
  response.headers.set("X-RateLimit-Reset", std::to_string(to_millis(ctx_.clock.now() + verdict->reset)));
  if (verdict->allowed) return;
  response.headers.set("Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(verdict->reset).count()));
  throw api::Limits::endpoint_refusal(*verdict);
}

// Looking is no act; and a method that comes this way is written down by its name.
void Pipeline::note(const Answering& answering) {
  const auto& route = *answering.route;
  const auto& actor = answering.call->maybe_actor;
  if (!actor || route.method == "GET" || route.path.find("/method.call") != std::string::npos) return;
  core::audit::note_call(ctx_, *actor, route.path, [&] {
    return api::targets_of(route.params_schema, brought(answering.query, answering.path, answering.request->body));
  });
}

}  // namespace confab::rest
