#include "net/listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/log.h"

namespace confab::net {
namespace {

constexpr int kBacklog = 4096;
// Of one turn, so that a storm of reconnecting clients does not starve those who are already here.
constexpr int kAcceptsPerTurn = 64;
constexpr std::chrono::milliseconds kOutOfDescriptorsPause{200};

struct Endpoint {
  sockaddr_storage address{};
  socklen_t size = 0;
};

std::string describe(const std::string& address, std::uint16_t port) {
  if (address.empty()) return fmt::format("port {}", port);
  return fmt::format("port {} of {}", port, address);
}

[[noreturn]] void cannot_listen(const std::string& address, std::uint16_t port, int error) {
  switch (error) {
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
      throw std::runtime_error(fmt::format("Cannot listen on {}: {}.", describe(address, port), std::strerror(error)));
  }
}

void set_port(Endpoint& endpoint, std::uint16_t port) {
  if (endpoint.address.ss_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6&>(endpoint.address).sin6_port = htons(port);
  } else {
    reinterpret_cast<sockaddr_in&>(endpoint.address).sin_port = htons(port);
  }
}

Endpoint any_address(int family) {
  Endpoint endpoint;
  endpoint.address.ss_family = static_cast<sa_family_t>(family);
  endpoint.size = family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
  return endpoint;
}

bool machine_has_ipv6() {
  const int fd = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  ::close(fd);
  return true;
}

std::vector<Endpoint> resolve(const std::string& address) {
  // One IPv6 socket takes IPv4 connections too.
  if (address.empty()) return {any_address(machine_has_ipv6() ? AF_INET6 : AF_INET)};
  std::string name = address;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  if (const int error = ::getaddrinfo(name.c_str(), nullptr, &hints, &found); error != 0) {
    throw std::runtime_error(
        fmt::format("\"{}\" is not an address to listen on ({}).", address, ::gai_strerror(error)));
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner{found, &::freeaddrinfo};
  std::vector<Endpoint> endpoints;
  for (const addrinfo* entry = found; entry != nullptr; entry = entry->ai_next) {
    Endpoint endpoint;
    std::memcpy(&endpoint.address, entry->ai_addr, entry->ai_addrlen);
    endpoint.size = entry->ai_addrlen;
    endpoints.push_back(endpoint);
  }
  return endpoints;
}

enum class Share { no, with_other_loops };

// -1 with errno set when the system refuses.
int open_listening(const Endpoint& endpoint, bool v6_only, Share share) {
  const int family = endpoint.address.ss_family;
  const int fd = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return -1;
  const int on = 1;
  const int only = v6_only ? 1 : 0;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (share == Share::with_other_loops) ::setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  if (family == AF_INET6) ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&endpoint.address), endpoint.size) == 0 &&
      ::listen(fd, kBacklog) == 0) {
    return fd;
  }
  const int error = errno;
  ::close(fd);
  errno = error;
  return -1;
}

}  // namespace

ListeningSocket::~ListeningSocket() {
  if (fd_ >= 0) ::close(fd_);
}

std::uint16_t ListeningSocket::port() const {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ::getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(address).sin6_port
                                             : reinterpret_cast<sockaddr_in&>(address).sin_port);
}

std::vector<std::vector<ListeningSocket>> listen_on(const std::string& address, std::uint16_t port, std::size_t loops) {
  std::vector<std::vector<ListeningSocket>> sockets(loops);
  for (Endpoint& endpoint : resolve(address)) {
    const bool v6_only = !address.empty();
    set_port(endpoint, port);
    // A shared port can be joined by a second server of the same user, silently taking half of the connections. So the
    // port is first taken alone, which fails when anybody listens there.
    if (const int probe = open_listening(endpoint, v6_only, Share::no); probe >= 0) {
      ::close(probe);
    } else {
      cannot_listen(address, port, errno);
    }
    for (auto& of_loop : sockets) {
      set_port(endpoint, port);
      const int fd = open_listening(endpoint, v6_only, Share::with_other_loops);
      if (fd < 0) cannot_listen(address, port, errno);
      of_loop.emplace_back(fd);
      port = of_loop.back().port();  // 0 was "any": now it is the one that all share
    }
  }
  return sockets;
}

void Listener::on_readable() {
  for (int i = 0; i < kAcceptsPerTurn; ++i) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
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
