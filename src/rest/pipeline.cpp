#include "rest/pipeline.h"

#include <algorithm>

#include "api/errors.h"
#include "base/errors/request.h"
#include "base/log.h"
#include "base/text.h"
#include "net/query.h"
#include "settings/groups/rest_api.h"

namespace confab::rest {
namespace {

using SteadyClock = std::chrono::steady_clock;

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

net::BodyLimits Pipeline::body_limits(const net::Request& head) const {
  const auto match = router_.match(head.method, head.path);
  if (match.outcome != net::RouteMatch::Outcome::found) return {api::kMaxStrangersBody, api::kMaxStrangersBody};
  const std::size_t known = endpoints_.routes()[match.index].max_body;
  return {std::min(known, api::kMaxStrangersBody), known};
}

bool Pipeline::is_known(const net::Request& head) const {
  const auto query = net::parse_query(head.query);
  if (!query) return false;
  const auto credentials = credentials_of(head, *query);
  return !credentials.user.empty() &&
         sessions_.authenticate(credentials.user, credentials.token, head.remote_address).has_value();
}

net::Response Pipeline::answer(const net::Request& request) {
  const auto started = SteadyClock::now();
  const log::RequestScope scope{request.id};
  net::Response response;
  response.headers.set("Content-Type", std::string{kJson});
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Request-Id", request.id);
  const api::Route* route = nullptr;
  std::optional<api::Refused> refused;
  try {
    add_cross_origin(request, response);
    serve(request, response, route);
  } catch (...) {
    auto failure = api::current_failure(request.path);
    if (route != nullptr) failure.refusal = api::renamed(std::move(failure.refusal), *route);
    const bool login = route != nullptr && route->envelope == api::Envelope::login;
    const bool refused_login = login && failure.refusal.code() != errors::invalid_json &&
                               failure.refusal.code() != errors::too_many_requests && failure.status() < 500;
    if (route != nullptr) refused = api::refused(failure.refusal, route->errors);
    // Where the answer does not say it.
    response.headers.set("X-Error-Type", std::string{failure.refusal.code().wire_name()});
    response.status = refused_login ? 401 : failure.status();
    response.body = refused_login ? api::login_body(failure.refusal) : api::rest_body(failure.refusal);
  }
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - started);
  observer_({route == nullptr ? std::string_view{} : std::string_view{route->method},
             route == nullptr ? std::string_view{} : std::string_view{route->path}, response.status, refused,
             duration});
  log::debug("request", {{"method", request.method},
                         {"path", request.path},
                         {"status", std::to_string(response.status)},
                         {"microseconds", std::to_string(duration.count())},
                         {"address", request.remote_address}});
  return response;
}

void Pipeline::serve(const net::Request& request, net::Response& response, const api::Route*& served) {
  if (request.method == "OPTIONS" && ctx_.settings.boolean(settings::rest_api("API_Enable_CORS"))) {
    response.status = 204;
    return;
  }
  const auto match = router_.match(request.method, request.path);
  if (match.outcome == net::RouteMatch::Outcome::not_found) throw unknown_endpoint();
  if (match.outcome == net::RouteMatch::Outcome::method_not_allowed) {
    std::string allowed;
    for (const auto& method : match.allowed) allowed.append(allowed.empty() ? "" : ", ").append(method);
    response.status = 405;
    response.headers.set("Allow", std::move(allowed));
    response.body = R"({"status":"error","message":"API endpoint does not exist for this method",)"
                    R"("success":false,"error":"API endpoint does not exist for this method"})";
    return;
  }
  const auto& route = endpoints_.routes()[match.index];
  served = &route;
  // The length of a compressed text tells of its content, and this one holds a token.
  if (route.envelope == api::Envelope::login) response.headers.set("Cache-Control", "no-store, no-transform");

  refuse_many_pairs(request.query);
  auto query = net::parse_query(request.query);
  if (!query) throw Refusal(errors::invalid_query, "The query string is not valid percent-encoded UTF-8");
  refuse_nul(*query);
  refuse_nul(match.parameters);
  const auto credentials = credentials_of(request, *query);

  api::Call call{.ctx = ctx_,
                 .maybe_actor = sessions_.authenticate(credentials.user, credentials.token, request.remote_address),
                 .address = request.remote_address,
                 .user_agent = std::string{request.headers.get("User-Agent")},
                 .host = request.host,
                 .secure = request.secure,
                 .connection = {},
                 .new_actor = {}};
  // A token alone says who calls only together with its user's id: what Rocket.Chat asks for.
  if (credentials.user.empty() || route.access.ignores_caller()) call.maybe_actor.reset();
  route.access.check(ctx_, call.maybe_actor ? &*call.maybe_actor : nullptr);
  limit(route, call, response);

  api::Input input{.query = match.parameters, .body = request.body};
  if (!route.parameters_in_query) add_body(request, input);
  input.query.insert(input.query.end(), query->begin(), query->end());
  response.body = api::with_retries([&] {
    std::string body;
    route.run(call, input, body);
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

void Pipeline::add_cross_origin(const net::Request& request, net::Response& response) const {
  if (!ctx_.settings.boolean(settings::rest_api("API_Enable_CORS"))) return;
  const auto allowed = split(ctx_.settings.text(settings::rest_api("API_CORS_Origin")), ',');
  const std::string origin{request.headers.get("Origin")};
  const bool everybody = std::find(allowed.begin(), allowed.end(), "*") != allowed.end();
  if (!everybody) response.headers.set("Vary", "Origin");  // also where it is refused
  if (!everybody && std::find(allowed.begin(), allowed.end(), origin) == allowed.end()) return;
  response.headers.set("Access-Control-Allow-Origin", everybody ? "*" : origin);
  response.headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, HEAD, PATCH");
  response.headers.set("Access-Control-Allow-Headers",
                       "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, x-2fa-code, "
                       "x-2fa-method");
}

}  // namespace confab::rest
