#include "net/listener.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/log.h"

namespace confab::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr int kBacklog = 4096;
// Of one turn, so that a storm of reconnecting clients does not starve those who are already here.
constexpr int kAcceptsPerTurn = 64;
constexpr std::chrono::milliseconds kOutOfDescriptorsPause{200};

std::string describe(const std::string& address, std::uint16_t port) {
  if (address.empty()) return fmt::format("port {}", port);
  return fmt::format("port {} of {}", port, address);
}

[[noreturn]] void cannot_listen(const std::string& address, std::uint16_t port,
                                const boost::system::error_code& error) {
  switch (error.value()) {
    case EADDRINUSE:
      throw std::runtime_error(
          fmt::format("Another program already uses {}. Stop it, or choose another port.", describe(address, port)));
    case EACCES:
    case EPERM:
      throw std::runtime_error(fmt::format(
          "There is no permission to listen on {}. Ports below 1024 need a privilege: choose a higher one and "
          "put a reverse proxy in front, or give the program CAP_NET_BIND_SERVICE.",
          describe(address, port)));
    case EADDRNOTAVAIL:
      throw std::runtime_error(fmt::format("{} is not an address of this machine.", address));
    default:
      throw std::runtime_error(fmt::format("Cannot listen on {}: {}.", describe(address, port), error.message()));
  }
}

bool machine_has_ipv6() {
  const int fd = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  ::close(fd);
  return true;
}

std::vector<tcp::endpoint> resolve(const std::string& address) {
  // One IPv6 socket takes IPv4 connections too.
  if (address.empty()) return {{machine_has_ipv6() ? tcp::v6() : tcp::v4(), 0}};
  std::string name = address;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  asio::io_context context;
  boost::system::error_code error;
  const auto found = tcp::resolver{context}.resolve(name, "", tcp::resolver::passive, error);
  if (error) {
    throw std::runtime_error(fmt::format("\"{}\" is not an address to listen on ({}).", address, error.message()));
  }
  std::vector<tcp::endpoint> endpoints;
  for (const auto& entry : found) endpoints.push_back(entry.endpoint());
  return endpoints;
}

enum class Share { no, with_other_loops };

tcp::acceptor open_listening(asio::io_context& context, const tcp::endpoint& endpoint, bool v6_only, Share share) {
  using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
  tcp::acceptor acceptor{context, endpoint.protocol()};
  ::fcntl(acceptor.native_handle(), F_SETFD, FD_CLOEXEC);  // Asio leaves it out
  acceptor.set_option(tcp::acceptor::reuse_address{true});
  if (share == Share::with_other_loops) acceptor.set_option(ReusePort{true});
  if (endpoint.protocol() == tcp::v6()) acceptor.set_option(asio::ip::v6_only{v6_only});
  acceptor.bind(endpoint);
  acceptor.listen(kBacklog);
  return acceptor;
}

}  // namespace

ListeningSocket::~ListeningSocket() {
  if (fd_ >= 0) ::close(fd_);
}

std::vector<std::vector<ListeningSocket>> listen_on(const std::string& address, std::uint16_t port, std::size_t loops) {
  std::vector<std::vector<ListeningSocket>> sockets(loops);
  const bool v6_only = !address.empty();
  asio::io_context context;
  for (tcp::endpoint& endpoint : resolve(address)) {
    try {
      endpoint.port(port);
      // A shared port can be joined by a second server of the same user, silently taking half of the connections. So
      // the port is first taken alone, which fails when anybody listens there.
      open_listening(context, endpoint, v6_only, Share::no).close();
      for (auto& of_loop : sockets) {
        endpoint.port(port);
        auto acceptor = open_listening(context, endpoint, v6_only, Share::with_other_loops);
        port = acceptor.local_endpoint().port();  // 0 was "any": now it is the one that all share
        acceptor.native_non_blocking(true);
        of_loop.emplace_back(acceptor.release(), port);
      }
    } catch (const boost::system::system_error& error) {
      cannot_listen(address, port, error.code());
    }
  }
  return sockets;
}

void Listener::on_readable() {
  for (int i = 0; i < kAcceptsPerTurn; ++i) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    // Asio's accept() leaves out SOCK_CLOEXEC.
    const int fd = ::accept4(this->fd(), reinterpret_cast<sockaddr*>(&peer), &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd >= 0) {
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      ::setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
      on_accept_(fd, IpAddress::of(peer));
      continue;
    }
    if (errno == ECONNABORTED || errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) {
      // Out of descriptors or memory: the connection stays in the queue, so trying again at once would spin.
      log::warning("cannot accept connections", {{"error", std::strerror(errno)}});
      loop_->set_interest(*this, false, false);
      loop_->arm(*this, kOutOfDescriptorsPause);
    }
    return;
  }
}

void Listener::on_timeout() {
  loop_->set_interest(*this, true, false);
}

void Listener::on_stop() {
  // Who is in the queue would be reset; take them in, they are told goodbye like the others.
  on_readable();
  loop_->forget(*this);
}

void Listener::on_abort() {
  loop_->forget(*this);
}

}  // namespace confab::net
