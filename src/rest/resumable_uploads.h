#pragma once
// Files that are brought in parts, by the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload): its core,
// creation, expiration and termination. What they become is core/uploads/resumable.h. Beside the declared endpoints,
// since the protocol lives in headers and statuses; who calls, limits, metrics and refusals are as of those.

#include "api/limits.h"
#include "base/fair_pool.h"
#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/route_table.h"
#include "rest/pipeline.h"

namespace confab::rest {

class ResumableUploads {
 public:
  /// All of them outlive it.
  ResumableUploads(const core::Context& ctx, core::accounts::Sessions& sessions, api::Limits& limits, FairPool& uploads,
                   Pipeline::Observer observer);

  /// POST /api/v1/confab.uploads announces a file; HEAD (or GET), PATCH and DELETE of what it names in `Location` say
  /// how far it is, bring a part, and give it up. OPTIONS of either says what is spoken here.
  void add_routes(net::RouteTable& table) const;

 private:
  struct Asked;
  class Arriving;

  [[nodiscard]] net::Response answer(const net::Request& request) const;
  [[nodiscard]] net::Intake open(const net::Request& head) const;
  /// False: the answer is there.
  [[nodiscard]] bool enter(Asked& asked) const;
  void identify(Asked& asked) const;
  void serve(Asked& asked) const;
  void begin(Asked& asked) const;
  void add_abilities(net::Response& response) const;
  void observe(const Asked& asked) const;

  const core::Context& ctx_;
  core::accounts::Sessions& sessions_;
  api::Limits& limits_;
  FairPool& uploads_;
  Pipeline::Observer observer_;
};

}  // namespace confab::rest
