#pragma once

#include <memory>
#include <utility>

#include "net/budget.h"
#include "net/connection_book.h"
#include "net/proxy.h"
#include "net/server.h"

namespace confab::net {

/// What all connections of a server share; does not change after construction, except what counts.
struct ServerContext {
  ServerContext(ServerOptions the_options, HttpHandler the_http, WebSocketHandler the_websocket, BodyHandler the_body)
      : options(std::move(the_options)),
        http(std::move(the_http)),
        websocket(std::move(the_websocket)),
        body(std::move(the_body)),
        proxies(options.trusted_proxies),
        book(std::make_shared<ConnectionBook>(options.max_connections, options.max_connections_per_address)) {}

  const ServerOptions options;
  const HttpHandler http;
  const WebSocketHandler websocket;
  const BodyHandler body;
  const TrustedProxies proxies;
  const std::shared_ptr<ConnectionBook> book;
  // Counts; any thread.
  mutable Budget bodies{options.max_unfinished_bytes};
  mutable Budget answers{options.max_unsent_bytes};
};

}  // namespace confab::net
