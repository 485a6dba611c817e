#pragma once
// The HTTP/1.1 and WebSocket server. All Asio and Beast templates stay inside this folder's .cpp files.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/body_sink.h"
#include "net/loop.h"
#include "net/message.h"
#include "net/websocket.h"

namespace confab::net {

struct ServerOptions {
  std::string address;        // empty: all IPv4 and IPv6 addresses
  std::uint16_t port = 3000;  // 0: any free port
  std::size_t loops = 0;      // 0: one per core
  std::size_t max_header_bytes = std::size_t{16} * 1024;
  std::size_t max_body_bytes = std::size_t{8} * 1024 * 1024;  // where no BodyHandler decides
  // Of requests that are not complete, all connections together; further ones are refused with 503.
  // Messages of WebSockets are among them; there the connection is closed with 1013.
  std::size_t max_unfinished_bytes = std::size_t{64} * 1024 * 1024;
  // Of answers that clients are slow to read, all connections together; a further slow reader is hung up on. As much
  // again for what waits on WebSockets.
  std::size_t max_unsent_bytes = std::size_t{256} * 1024 * 1024;
  std::size_t max_frame_bytes = std::size_t{1024} * 1024;         // of a WebSocket message, all fragments together
  std::size_t max_stranger_frame_bytes = std::size_t{32} * 1024;  // the same, until somebody has vouched for the peer
  std::size_t max_send_queue_bytes = std::size_t{4} * 1024 * 1024;
  std::size_t max_stranger_queue_bytes = std::size_t{512} * 1024;  // the same, until somebody has vouched for the peer
  std::size_t max_connections = 18'000;                            // further ones are refused with 503
  // Of one IPv4 address or IPv6 /64, trusted proxies excepted: a large office has one; 0: no limit.
  std::size_t max_connections_per_address = 2'000;
  std::chrono::seconds header_timeout{15};
  std::chrono::seconds body_timeout{60};  // for the whole of a body that is collected
  // A body that goes to a sink may take any time, but has to come at this rate on the average of each window.
  std::chrono::seconds body_window{30};
  std::size_t min_body_bytes_per_second = 1024;
  // An answer may take as long as it likes, but the peer has to take something of it now and then.
  std::chrono::seconds write_timeout{60};
  std::chrono::seconds keep_alive_timeout{75};
  // A WebSocket that nobody has vouched for by then is closed with 1013; 0: never.
  std::chrono::seconds stranger_timeout{900};
  std::chrono::seconds message_timeout{60};   // for the whole of a WebSocket message that has begun; then 1013
  std::chrono::seconds handler_timeout{120};  // answered with 503 when the handler has not
  std::vector<std::string> trusted_proxies;   // addresses or CIDR ranges; loopback is trusted by default
};

/// Lets the process open as many descriptors as the system allows it at all, and returns how many that are.
std::size_t raise_descriptor_limit();

/// Answers one request, from any thread, at most once; dropped unanswered it sends 500.
class Responder {
 public:
  class Sink {
   public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;
    virtual void send(Response response) = 0;
  };
  explicit Responder(std::shared_ptr<Sink> sink) : sink_(std::move(sink)) {}
  void send(Response response) const { sink_->send(std::move(response)); }

 private:
  std::shared_ptr<Sink> sink_;
};

/// Called on an event loop; must not block. Work goes to a worker pool, which answers through the responder.
using HttpHandler = std::function<void(Request request, Responder responder)>;

/// Called on an event loop for an upgrade request. Returns the listener of the new connection, or nullptr after having
/// filled `refusal`.
using WebSocketHandler = std::function<std::shared_ptr<WebSocketListener>(
    const Request& request, const std::shared_ptr<WebSocket>& socket, Response& refusal)>;

/// Figures for /metrics; all of them monotonic except open_*.
struct ServerFigures {
  std::uint64_t accepted = 0, refused = 0, requests = 0, websocket_frames_in = 0, websocket_frames_out = 0;
  std::uint64_t bytes_in = 0, bytes_out = 0, closed_slow = 0;
  std::uint64_t open_connections = 0, open_websockets = 0;
};

class Server {
 public:
  /// Binds at once. Throws std::runtime_error with a sentence that says what to do (port in use, no permission).
  /// Without `body`, all bodies up to ServerOptions::max_body_bytes are collected.
  Server(ServerOptions options, HttpHandler http, WebSocketHandler websocket, BodyHandler body = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void start();  // runs the loops on threads of their own
  /// Graceful: stops accepting, lets running requests finish (at most `grace`), closes WebSockets with 1012 (service
  /// restart: come back), then returns. Idempotent.
  void stop(std::chrono::milliseconds grace);

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] const std::vector<Loop*>& loops() const;
  [[nodiscard]] ServerFigures figures() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace confab::net
