#pragma once
// A server on a free port of this machine, with a handler that shows what it got.

#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "net/server.h"
#include "net/test_client.h"

namespace confab::net::test {

/// Echoes text; remembers that it was closed.
class EchoListener final : public WebSocketListener {
 public:
  EchoListener(std::shared_ptr<WebSocket> socket, std::shared_ptr<std::atomic<int>> closed)
      : socket_(std::move(socket)), closed_(std::move(closed)) {}
  void on_text(std::string_view text) override {
    if (text == "throw") throw std::runtime_error("a listener that fails");
    if (text == "close") return socket_->close(4001, "as you like");
    socket_->send_on_loop(make_frame(text));
  }
  void on_close() override {
    ++*closed_;
    socket_.reset();
  }

 private:
  std::shared_ptr<WebSocket> socket_;
  std::shared_ptr<std::atomic<int>> closed_;
};

class TestServer {
 public:
  /// The handler answers 200 with `<method> <path>?<query> <body>`; /late keeps its responder in `kept`, /throw throws,
  /// /drop drops its responder. WebSockets: /websocket echoes, all else is refused with 404.
  explicit TestServer(ServerOptions options = {}) : TestServer(std::move(options), nullptr) {}
  TestServer(ServerOptions options, HttpHandler handler, BodyHandler body = {})
      : server_(
            prepare(std::move(options)),
            [this, handler = std::move(handler)](Request request, Responder responder) {
              if (handler) return handler(std::move(request), std::move(responder));
              serve(request, std::move(responder));
            },
            [this](const Request& request, const std::shared_ptr<WebSocket>& socket,
                   Response& refusal) -> std::shared_ptr<WebSocketListener> {
              if (request.path == "/unfilled") return nullptr;
              if (request.path != "/websocket") {
                refusal.status = 404;
                return nullptr;
              }
              const std::lock_guard lock{mutex};
              sockets.push_back(socket);
              return std::make_shared<EchoListener>(socket, closed);
            },
            std::move(body)) {
    server_.start();
  }

  [[nodiscard]] Server& operator*() { return server_; }
  [[nodiscard]] Server* operator->() { return &server_; }
  [[nodiscard]] TestClient connect() const { return TestClient{server_.port()}; }
  /// Waits for what another thread brings about; false after 10 s.
  static bool eventually(const std::function<bool()>& condition) {
    for (int i = 0; i < 2000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
  }

  std::mutex mutex;
  std::vector<Responder> kept;
  std::vector<std::shared_ptr<WebSocket>> sockets;
  std::shared_ptr<std::atomic<int>> closed = std::make_shared<std::atomic<int>>(0);

 private:
  static ServerOptions prepare(ServerOptions options) {
    options.port = 0;
    if (options.loops == 0) options.loops = 2;
    return options;
  }
  void serve(const Request& request, Responder responder) {
    if (request.path == "/throw") throw std::runtime_error("a handler that fails");
    if (request.path == "/drop") return;
    if (request.path == "/late") {
      const std::lock_guard lock{mutex};
      kept.push_back(std::move(responder));
      return;
    }
    Response response;
    response.headers.add("Content-Type", "application/json");
    response.body = request.method + " " + request.path + "?" + request.query + " " + request.body;
    if (request.path == "/who") {
      response.body = request.remote_address + " " + request.host + " " + (request.secure ? "https" : "http");
    }
    if (request.path == "/big") response.body.assign(std::stoul(request.query), 'x');
    responder.send(std::move(response));
  }

  Server server_;
};

}  // namespace confab::net::test
