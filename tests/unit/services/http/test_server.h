#pragma once
// A server that says what the test wants, in the bytes that it wants, with TLS or without.

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/concurrent.h"
#include "services/http/test_certificates.h"

namespace confab::services::testing {

/// Everything is answered on threads of its own, one a connection; connections stay open until the client leaves.
class TestServer {
 public:
  /// A whole request to the bytes of its answer.
  using Answer = std::function<std::string(const std::string& request)>;

  explicit TestServer(Answer answer, const char* address = "127.0.0.1", SSL_CTX* tls = nullptr)
      : answer_(std::move(answer)), tls_(tls), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    std::signal(SIGPIPE, SIG_IGN);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    ::inet_pton(AF_INET, address, &where.sin_addr);
    socklen_t size = sizeof where;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&where), size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&where), &size) != 0) {
      throw std::runtime_error("the test server cannot listen");
    }
    port_ = ntohs(where.sin_port);
    url_ = std::string{tls ? "https://" : "http://"} + address + ":" + std::to_string(port_);
    acceptor_ = std::thread([this] { accept(); });
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  ~TestServer() {
    stopping_ = true;
    acceptor_.join();
    for (auto& thread : *connections_.lock()) thread.join();
    ::close(listener_);
  }

  [[nodiscard]] std::string url(const std::string& path = "/") const { return url_ + path; }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int accepted() const { return accepted_; }
  [[nodiscard]] std::vector<std::string> requests() const { return *requests_.lock(); }
  /// For answers that wait: whether the server goes.
  [[nodiscard]] bool stopping() const { return stopping_; }

 private:
  [[nodiscard]] bool readable(int socket) const {
    while (!stopping_) {
      pollfd waiting{socket, POLLIN, 0};
      if (::poll(&waiting, 1, 10) > 0) return true;
    }
    return false;
  }
  void accept() {
    while (readable(listener_)) {
      const int socket = ::accept(listener_, nullptr, nullptr);
      ++accepted_;
      connections_.lock()->emplace_back([this, socket] { serve(socket); });
    }
  }
  void serve(int socket) {
    SSL* secure = tls_ ? SSL_new(tls_) : nullptr;
    bool open = true;
    if (secure) {
      SSL_set_fd(secure, socket);
      open = readable(socket) && SSL_accept(secure) == 1;
    }
    while (open) {
      const auto request = read(socket, secure);
      if (request.empty()) break;
      requests_.lock()->push_back(request);
      const auto answer = answer_(request);
      const auto size = static_cast<int>(answer.size());
      open = (secure ? SSL_write(secure, answer.data(), size)
                     : ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL)) == size;
    }
    if (secure) SSL_free(secure);
    ::close(socket);
  }
  /// Head and body, the latter by its Content-Length; empty when the client has left.
  std::string read(int socket, SSL* secure) const {
    std::string request;
    while (true) {
      const auto end = request.find("\r\n\r\n");
      if (end != std::string::npos && request.size() >= end + 4 + length_in(request)) return request;
      if (!(secure && SSL_pending(secure) > 0) && !readable(socket)) return {};
      std::array<char, 4096> part{};
      const auto got =
          secure ? SSL_read(secure, part.data(), part.size()) : ::recv(socket, part.data(), part.size(), 0);
      if (got <= 0) return {};
      request.append(part.data(), static_cast<std::size_t>(got));
    }
  }
  static std::size_t length_in(const std::string& request) {
    constexpr std::string_view kLength = "Content-Length: ";
    const auto at = request.find(kLength);
    return at == std::string::npos ? 0 : std::stoul(request.substr(at + kLength.size()));
  }

  const Answer answer_;
  SSL_CTX* const tls_;
  const int listener_;
  int port_ = 0;
  std::string url_;
  std::atomic<bool> stopping_{false};
  std::atomic<int> accepted_{0};
  Guarded<std::vector<std::string>> requests_;
  Guarded<std::vector<std::thread>> connections_;
  std::thread acceptor_;
};

/// A whole answer.
inline std::string answer_with(int status, const std::string& body, const std::string& headers = {}) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         headers + "\r\n" + body;
}
inline std::string redirect(int status, const std::string& to) {
  return answer_with(status, "", "Location: " + to + "\r\n");
}

}  // namespace confab::services::testing
