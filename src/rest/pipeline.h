#pragma once
// What surrounds every REST call, in order: request id, cross-origin headers, route, who calls, access, rate limit,
// parameters, the handler, the answer.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "api/endpoints.h"
#include "api/errors.h"
#include "api/limits.h"
#include "base/fair_pool.h"
#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/body_sink.h"
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

  /// How long the body of a request may be, as its endpoint declares; nullopt for a form with a file, which open()
  /// decides about. Never blocks.
  [[nodiscard]] std::optional<net::BodyLimits> body_limits(const net::Request& head) const;
  /// Takes a form with a file as it comes: the steps up to the parameters are gone through before anything of it is
  /// read, the others when it is complete. Blocks; worker threads only. Never throws. `workers` outlives the body.
  [[nodiscard]] net::Intake open(const net::Request& head, FairPool& uploads);
  /// Whether the request carries a valid token. Blocks; worker threads only.
  [[nodiscard]] bool is_known(const net::Request& head) const;

  using Done = net::Route::Respond;
  /// Answers a request. Blocks; worker threads only. Never throws. `done` gets the answer, once: before this returns,
  /// or later on another thread, where the endpoint's result is one that no thread waits for.
  void answer(const std::shared_ptr<const net::Request>& request, Done done);

 private:
  struct Answering;
  class Uploading;
  enum class Answer : bool { ready, comes_later };

  [[nodiscard]] Answer serve(const std::shared_ptr<Answering>& answering);
  /// The steps before the parameters. False: the answer is there.
  [[nodiscard]] bool enter(Answering& answering);
  void identify(Answering& answering);
  void run(Answering& answering, const api::Input& input);
  void finish(Answering& answering);
  void observe(const Answering& answering);
  /// What an administrator does who acts as somebody else.
  void note(const Answering& answering);
  void limit(const api::Route& route, const api::Call& call, net::Response& response);

  const core::Context& ctx_;
  core::accounts::Sessions& sessions_;
  const api::Endpoints& endpoints_;
  api::Limits& limits_;
  Observer observer_;
  net::Router router_;
};

}  // namespace confab::rest
