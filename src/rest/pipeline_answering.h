#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "api/call.h"
#include "api/errors.h"
#include "base/errors/request.h"
#include "net/query.h"
#include "rest/pipeline.h"

namespace confab::rest {

/// A request on its way to its answer.
struct Pipeline::Answering {
  static constexpr int kUnavailable = 503;

  std::shared_ptr<const net::Request> request;
  std::optional<Done> done = {};  // none: the answer goes another way
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
  net::Response response;
  const api::Route* route = nullptr;
  std::optional<api::Refused> refused;
  // Of a request that got past enter().
  net::NameValueList path, query;
  std::optional<api::Call> call = {};

  /// Makes the exception that is being handled the answer.
  void refuse() {
    auto failure = api::current_failure(request->path);
    if (route != nullptr) failure.refusal = api::renamed(std::move(failure.refusal), route->renamed);
    const bool login = route != nullptr && route->envelope == api::Envelope::login;
    const bool refused_login = login && failure.refusal.code() != errors::invalid_json &&
                               failure.refusal.code() != errors::too_many_requests && failure.status() < 500;
    if (route != nullptr) refused = api::refused(failure.refusal, route->errors);
    // Where the answer does not say it.
    response.headers.set("X-Error-Type", std::string{failure.refusal.code().wire_name()});
    if (failure.status() == kUnavailable) response.headers.set("Retry-After", "1");
    response.status = refused_login ? 401 : failure.status();
    response.body = refused_login ? api::login_body(failure.refusal) : api::rest_body(failure.refusal);
  }
};

}  // namespace confab::rest
