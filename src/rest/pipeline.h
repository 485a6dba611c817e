#pragma once
// What surrounds every REST call, in order: request id, cross-origin headers, route, who calls, access, rate limit,
// parameters, the handler, the answer.

#include <functional>
#include <memory>
#include <string>

#include "api/endpoints.h"
#include "api/errors.h"
#include "api/limits.h"
#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/message.h"
#include "net/route_table.h"
#include "net/router.h"

namespace confab::rest {

class Pipeline {
 public:
  struct Finished {
    std::string_view method, path;  // of the route, not of the request
    int status;
    std::optional<api::Refused> refused;
    std::chrono::microseconds duration;
  };
  using Observer = std::function<void(const Finished&)>;

  Pipeline(const core::Context& ctx, core::accounts::Sessions& sessions, const api::Endpoints& endpoints,
           api::Limits& limits, Observer observer);

  /// How long the body of a request may be, as its endpoint declares. Never blocks.
  [[nodiscard]] net::BodyLimits body_limits(const net::Request& head) const;
  /// Whether the request carries a valid token. Blocks; worker threads only.
  [[nodiscard]] bool is_known(const net::Request& head) const;

  /// Answers a request. Blocks; worker threads only. Never throws.
  [[nodiscard]] net::Response answer(const net::Request& request);

 private:
  void serve(const net::Request& request, net::Response& response, const api::Route*& served);
  [[nodiscard]] std::optional<core::Actor> identify(const net::Request& request);
  void limit(const api::Route& route, const api::Call& call, net::Response& response);
  void add_cross_origin(const net::Request& request, net::Response& response) const;

  const core::Context& ctx_;
  core::accounts::Sessions& sessions_;
  const api::Endpoints& endpoints_;
  api::Limits& limits_;
  Observer observer_;
  net::Router router_;
};

}  // namespace confab::rest
