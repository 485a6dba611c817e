#pragma once
// A bare client on a blocking socket: what is sent and read is exactly what the test says.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace confab::net::test {

class TestClient {
 public:
  enum class Family { v4, v6 };
  /// Throws std::runtime_error when the connection is refused.
  explicit TestClient(std::uint16_t port, Family family = Family::v4, int receive_buffer = 0);
  TestClient(TestClient&& other) noexcept;
  TestClient& operator=(TestClient&&) = delete;
  ~TestClient();

  void send(std::string_view bytes);
  /// Whether all could be sent; false when the peer is gone.
  bool try_send(std::string_view bytes);
  void finish_sending();

  /// All up to and with `end`. Throws std::runtime_error with what came when the peer hangs up or is silent for 10 s.
  std::string read_until(std::string_view end);
  std::string read_exactly(std::size_t size);
  /// Reads so many bytes and forgets them; returns how many came before the peer hung up.
  std::uint64_t skip(std::uint64_t size);
  /// All that comes until the peer hangs up.
  std::string read_to_end();
  /// One answer with Content-Length, or with no body.
  std::string read_answer(bool has_body = true);
  [[nodiscard]] bool reset_by_peer() const { return reset_; }

  // WebSocket.
  /// Opens /websocket; returns the header of the answer.
  std::string upgrade(std::string_view path = "/websocket");
  void send_text(std::string_view text);
  struct Received {
    int opcode = 0;
    std::string payload;
    [[nodiscard]] int close_code() const;
  };
  /// nullopt when the peer hung up.
  std::optional<Received> read_frame();
  std::string read_text();

 private:
  bool fill();

  int fd_ = -1;
  bool reset_ = false;
  std::string buffer_;
};

/// A frame as a client sends it.
[[nodiscard]] std::string client_frame(int opcode, std::string_view payload, bool final = true);

}  // namespace confab::net::test
