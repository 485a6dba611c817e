#pragma once
// What other programs call: /hooks/<id>/<token> and what stands beside it (compat/webhooks.md, 1). Beside the declared
// endpoints, since their answers are the webhook's own.

#include "api/limits.h"
#include "core/kernel/context.h"
#include "net/route_table.h"
#include "rest/pipeline.h"

namespace confab::rest {

class Hooks {
 public:
  /// All of them outlive it.
  Hooks(const core::Context& ctx, api::Limits& limits, Pipeline::Observer observer);

  void add_routes(net::RouteTable& table) const;

 private:
  [[nodiscard]] net::Response answer(const net::Request& request) const;
  /// Bodies of those who know a webhook are taken, and of nobody else.
  [[nodiscard]] net::Intake open(const net::Request& head) const;
  /// nullopt: the caller knows the webhook, and may go on.
  [[nodiscard]] std::optional<net::Response> limited(const net::Request& request) const;

  const core::Context& ctx_;
  api::Limits& limits_;
  Pipeline::Observer observer_;
};

}  // namespace confab::rest
