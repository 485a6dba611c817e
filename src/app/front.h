#pragma once
// What comes in over HTTP and where it goes: the API, probes and metrics, SockJS, the web client.

#include <atomic>
#include <functional>
#include <string>

#include "base/worker_pool.h"
#include "net/server.h"
#include "net/static_files.h"
#include "rest/pipeline.h"

namespace confab::app {

class Front {
 public:
  struct Probes {
    std::function<void()> check_ready;          // throws when the server cannot do its work
    std::function<std::string()> metrics;       // Prometheus text
    std::function<std::string()> api_document;  // OpenAPI
  };

  Front(rest::Pipeline& api, WorkerPool& workers, const net::StaticFiles& web, Probes probes);

  /// A net::HttpHandler: called on an event loop, answers at once or through a worker.
  void handle(net::Request request, const net::Responder& responder);

 private:
  [[nodiscard]] net::Response answer_blocking(const net::Request& request);
  [[nodiscard]] net::Response web_page(const net::Request& request) const;

  rest::Pipeline& api_;
  WorkerPool& workers_;
  const net::StaticFiles& web_;
  Probes probes_;
};

}  // namespace confab::app
