#pragma once
// What comes in over HTTP and where it goes: the API, probes and metrics, SockJS, the web client.

#include <functional>
#include <memory>
#include <string>

#include "app/face/face.h"
#include "base/fair_pool.h"
#include "base/worker_pool.h"
#include "content/avatars.h"
#include "content/signs.h"
#include "net/route_table.h"
#include "net/static_files.h"
#include "rest/pipeline.h"

namespace confab::app {

struct Probes {
  std::function<void()> check_ready;          // throws when the server cannot do its work
  std::function<std::string()> metrics;       // Prometheus text
  std::function<std::string()> api_document;  // OpenAPI
};

/// The table of all that the program answers; `add_content` adds the rows of content/. What is given must outlive it.
[[nodiscard]] std::unique_ptr<net::RouteTable> make_front(rest::Pipeline& api, WorkerPool& workers, FairPool& uploads,
                                                          const net::StaticFiles& web, const core::Context& ctx,
                                                          const Face& face, content::Avatars& avatars,
                                                          content::Signs& signs, Probes probes,
                                                          const std::function<void(net::RouteTable&)>& add_content);

}  // namespace confab::app
