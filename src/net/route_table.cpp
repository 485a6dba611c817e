#include "net/route_table.h"

#include <algorithm>
#include <stdexcept>

#include "base/log.h"
#include "net/compression.h"
#include "net/guarded_call.h"
#include "net/http_writer.h"

namespace confab::net {
namespace {

// Where nobody reads a body, one may come all the same.
constexpr BodyLimits kUnread{.stranger = 16384, .known = 16384};

Response unmatched(const RouteMatch& match) {
  if (match.outcome != RouteMatch::Outcome::method_not_allowed) return error_response(404, "There is nothing here.");
  auto response = error_response(405, "This address does not answer this method.");
  std::string allowed;
  for (const auto& method : match.allowed) allowed.append(allowed.empty() ? "" : ", ").append(method);
  response.headers.set("Allow", std::move(allowed));
  return response;
}

Response busy() {
  auto response = error_response(503, "The server is busy; try again");
  response.headers.set("Retry-After", "1");
  return response;
}

Response run(const Route& route, const Request& request) {
  const log::RequestScope scope{request.id};
  auto response = error_response(500, "Something went wrong here.");
  guarded_call("the answer to a request", [&] { response = route.answer(request); });
  if (route.place == Route::Place::worker) {
    guarded_call("the compression of an answer", [&] { compress(request.headers, response); });
  }
  return response;
}

std::optional<Response> at_hand(const Route& route, const Request& request) {
  if (!route.at_hand) return std::nullopt;
  const log::RequestScope scope{request.id};
  std::optional<Response> response;
  guarded_call("the answer that is at hand", [&] { response = route.at_hand(request); });
  return response;
}

// The pool lives as long as the answer is on its way.
void run_later(const Route& route, const std::shared_ptr<const Request>& request, WorkerPool& workers,
               const Responder& responder) {
  const log::RequestScope scope{request->id};
  guarded_call("the answer to a request", [&] {
    route.answer_later(request, [request, responder, hold = workers.hold()](Response response) {
      guarded_call("the compression of an answer", [&] { compress(request->headers, response); });
      responder.send(std::move(response));
    });
  });
}

}  // namespace

std::vector<std::string_view> any_method() {
  return {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"};
}

RouteTable::RouteTable(WorkerPool& workers, std::function<bool(const Request& head)> is_known)
    : workers_(workers), is_known_(std::move(is_known)) {}

void RouteTable::add(Route route) {
  const bool answers = route.place == Route::Place::worker ? !route.answer != !route.answer_later : bool{route.answer};
  if (!answers) throw std::invalid_argument(fmt::format("route {}: it needs an answer", route.pattern));
  for (const auto method : route.methods) router_.add(method, route.pattern, routes_.size());
  routes_.push_back(std::move(route));
}

void RouteTable::handle(Request request, const Responder& responder) const {
  const auto match = router_.match(request.method, request.path);
  if (match.outcome != RouteMatch::Outcome::found) return responder.send(unmatched(match));
  const Route& route = routes_[match.index];
  if (route.place == Route::Place::loop) return responder.send(run(route, request));
  if (auto response = at_hand(route, request)) return responder.send(std::move(*response));
  auto shared = std::make_shared<Request>(std::move(request));
  const auto work = [this, &route, shared, responder] {
    if (route.answer_later) return run_later(route, shared, workers_, responder);
    responder.send(run(route, *shared));
  };
  if (!workers_.submit(work)) responder.send(busy());
}

void RouteTable::on_body(const Request& head, std::optional<std::uint64_t> length, const BodyControl& control) const {
  const auto match = router_.match(head.method, head.path);
  if (match.outcome != RouteMatch::Outcome::found) return control.decide({.refusal = unmatched(match)});
  const Route& route = routes_[match.index];
  const auto said = route.limits ? route.limits(head) : std::nullopt;
  if (!said && route.open) return decide_on_worker(head, control, route.open);
  const BodyLimits limits = said.value_or(kUnread);
  const auto longest = std::max(limits.stranger, limits.known);
  if (length && (*length <= limits.stranger || *length > longest)) return control.decide({.max_bytes = longest});
  decide_on_worker(head, control, [this, limits, longest](const Request& request) {
    return Intake{.max_bytes = is_known_(request) ? longest : limits.stranger};
  });
}

void RouteTable::decide_on_worker(const Request& head, const BodyControl& control,
                                  std::function<Intake(const Request& head)> decide) const {
  // The connection keeps its own: it may be gone before the worker comes to it.
  auto shared = std::make_shared<Request>(head);
  const auto work = [shared, control, decide = std::move(decide)] {
    const log::RequestScope scope{shared->id};
    Intake intake{.refusal = error_response(500, "Something went wrong here.")};
    guarded_call("the decision about a body", [&] { intake = decide(*shared); });
    control.decide(std::move(intake));
  };
  if (!workers_.submit(work)) control.decide({.refusal = busy()});
}

}  // namespace confab::net
