#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/event_loop.h"
#include "net/ip_address.h"
#include "net/watcher.h"

namespace confab::net {

/// A socket that listens; closed when destroyed.
class ListeningSocket {
 public:
  ListeningSocket(int fd, std::uint16_t port) : fd_(fd), port_(port) {}
  ListeningSocket(ListeningSocket&& other) noexcept : fd_(other.release()), port_(other.port_) {}
  ListeningSocket& operator=(ListeningSocket&&) = delete;
  ~ListeningSocket();
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
  std::uint16_t port_;
};

/// One socket per loop and address, all on the same port: the kernel spreads new connections over the loops. An empty
/// address means all of IPv4 and IPv6; a name may stand for several addresses. Throws std::runtime_error with a
/// sentence that says what to do. result[loop] are the sockets of that loop.
[[nodiscard]] std::vector<std::vector<ListeningSocket>> listen_on(const std::string& address, std::uint16_t port,
                                                                  std::size_t loops);

/// Accepts connections on a loop.
class Listener final : public Watcher {
 public:
  /// The receiver owns the descriptor, which does not block.
  using OnAccept = std::function<void(int fd, const IpAddress& peer)>;
  Listener(std::shared_ptr<EventLoop> loop, OnAccept on_accept)
      : loop_(std::move(loop)), on_accept_(std::move(on_accept)) {}

  void on_readable() override;
  void on_writable() override {}
  void on_flush() override {}
  void on_timeout() override;
  void on_stop() override;
  void on_abort() override;

 private:
  const std::shared_ptr<EventLoop> loop_;
  const OnAccept on_accept_;
};

}  // namespace confab::net
