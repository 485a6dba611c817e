#pragma once
// A number of HTTP clients, each of which sends its next request when it has the answer to the last.

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <boost/json/object.hpp>

#include "load/http.h"

namespace confab::load {

struct ClosedLoop {
  std::uint16_t port = 0;
  pid_t pid = 0;  ///< the server's, for its processor time
  std::size_t clients = 1;
  double seconds = 5;
  std::function<std::string(std::size_t client)> request;
  /// Throws when the answer is not the right one. Its own time counts as the client's, not as the server's.
  std::function<void(const HttpResponse&)> check;
};

struct ClosedLoopResult {
  std::uint64_t requests = 0;
  boost::json::object report;  ///< {clients, seconds, requests, per_second, latency, server_cpu_seconds, ...}
};

[[nodiscard]] ClosedLoopResult run_closed_loop(const ClosedLoop& loop);

}  // namespace confab::load
