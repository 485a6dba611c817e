#pragma once
// TCP to a server on this machine. The generator knows no other address: it cannot be aimed at somebody else's server.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace confab::load {

/// Owns a file descriptor. Errors throw std::system_error.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(other.release()) {}
  Fd& operator=(Fd&& other) noexcept;
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  int release();
  void reset();

 private:
  int fd_ = -1;
};

/// A blocking connection to 127.0.0.1, Nagle's algorithm off.
[[nodiscard]] Fd connect_to(std::uint16_t port);
void make_non_blocking(const Fd& socket);

/// Waits until all bytes are written; for blocking sockets.
void write_all(const Fd& socket, std::string_view bytes);
/// Appends what has arrived to `buffer`, waiting for at least one byte; false when the peer has closed.
bool read_more(const Fd& socket, std::string& buffer);

}  // namespace confab::load
