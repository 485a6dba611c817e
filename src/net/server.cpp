#include "net/server.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <latch>
#include <thread>

#include "net/event_loop.h"
#include "net/http_connection.h"
#include "net/listener.h"
#include "net/server_context.h"

namespace confab::net {
namespace {

// Connections beyond the limit that are told so; when even these are too many, further ones are just closed.
constexpr std::uint64_t kRefusalsAtOnce = 100;

/// Lets connections in, on one loop.
class Door {
 public:
  Door(std::shared_ptr<const ServerContext> context, std::shared_ptr<EventLoop> loop)
      : context_(std::move(context)), loop_(std::move(loop)) {}

  void operator()(int fd, const IpAddress& peer) const {
    auto& counters = loop_->counters();
    if (auto ticket = context_->book->admit(peer, !context_->proxies.trusts(peer))) {
      counters.accepted.add(1);
      const auto connection = std::make_shared<HttpConnection>(context_, loop_, peer, std::move(*ticket));
      if (loop_->watch(connection, fd)) connection->start();
      return;
    }
    counters.refused.add(1);
    if (auto ticket = refusals_->admit(peer, false)) {
      const auto connection = std::make_shared<HttpConnection>(context_, loop_, peer, std::move(*ticket));
      if (loop_->watch(connection, fd)) connection->start_refusing();
    } else {
      ::close(fd);
    }
  }

 private:
  const std::shared_ptr<const ServerContext> context_;
  const std::shared_ptr<EventLoop> loop_;
  const std::shared_ptr<ConnectionBook> refusals_ = std::make_shared<ConnectionBook>(kRefusalsAtOnce, 0);
};

std::size_t loop_count(std::size_t wanted) {
  return wanted > 0 ? wanted : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, HttpHandler http, WebSocketHandler websocket, BodyHandler body)
      : context_(std::make_shared<const ServerContext>(std::move(options), std::move(http), std::move(websocket),
                                                       std::move(body))) {
    const std::size_t count = loop_count(context_->options.loops);
    auto sockets = listen_on(context_->options.address, context_->options.port, count);
    port_ = sockets.front().front().port();
    for (std::size_t i = 0; i < count; ++i) {
      const auto loop = std::make_shared<EventLoop>(i);
      for (auto& socket : sockets[i]) {
        loop->watch(std::make_shared<Listener>(loop, Door{context_, loop}), socket.release());
      }
      event_loops_.push_back(loop);
      loops_.push_back(loop.get());
    }
  }

  ~Impl() { stop(std::chrono::milliseconds{0}); }

  void start() {
    threads_.reserve(event_loops_.size());
    for (const auto& loop : event_loops_) {
      threads_.emplace_back([loop] { loop->run(); });
      ::pthread_setname_np(threads_.back().native_handle(), fmt::format("net-{}", loop->index()).c_str());
    }
  }

  void stop(std::chrono::milliseconds grace) {
    if (std::exchange(stopped_, true)) return;
    if (threads_.empty()) {
      // Never started: let the loops run just long enough to close what they hold.
      for (const auto& loop : event_loops_) loop->quit();
      for (const auto& loop : event_loops_) loop->run();
      return;
    }
    // An empty book means that all is done only when every loop has let in who waited at its door.
    std::latch told{static_cast<std::ptrdiff_t>(event_loops_.size())};
    for (const auto& loop : event_loops_) {
      loop->post([raw = loop.get(), &told] {
        raw->stop_watchers();
        told.count_down();
      });
    }
    told.wait();
    context_->book->wait_until_empty(grace);
    for (const auto& loop : event_loops_) loop->quit();
    for (auto& thread : threads_) thread.join();
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const std::vector<Loop*>& loops() const { return loops_; }

  [[nodiscard]] ServerFigures figures() const {
    ServerFigures sum;
    for (const auto& loop : event_loops_) {
      const LoopCounters& of_loop = std::as_const(*loop).counters();
      sum.accepted += of_loop.accepted.get();
      sum.refused += of_loop.refused.get();
      sum.requests += of_loop.requests.get();
      sum.websocket_frames_in += of_loop.frames_in.get();
      sum.websocket_frames_out += of_loop.frames_out.get();
      sum.bytes_in += of_loop.bytes_in.get();
      sum.bytes_out += of_loop.bytes_out.get();
      sum.closed_slow += of_loop.closed_slow.get();
      sum.open_connections += of_loop.open_connections.get();
      sum.open_websockets += of_loop.open_websockets.get();
    }
    return sum;
  }

 private:
  const std::shared_ptr<const ServerContext> context_;
  std::vector<std::shared_ptr<EventLoop>> event_loops_;
  std::vector<Loop*> loops_;
  std::vector<std::thread> threads_;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
};

std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  if (limit.rlim_cur < limit.rlim_max) {
    const rlimit raised{.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  return static_cast<std::size_t>(limit.rlim_cur);
}

Server::Server(ServerOptions options, HttpHandler http, WebSocketHandler websocket, BodyHandler body)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(http), std::move(websocket), std::move(body))) {}
Server::~Server() = default;

void Server::start() {
  impl_->start();
}
void Server::stop(std::chrono::milliseconds grace) {
  impl_->stop(grace);
}
std::uint16_t Server::port() const {
  return impl_->port();
}
const std::vector<Loop*>& Server::loops() const {
  return impl_->loops();
}
ServerFigures Server::figures() const {
  return impl_->figures();
}

}  // namespace confab::net
