#include "net/test_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace confab::net::test {

TestClient::TestClient(std::uint16_t port, Family family, int receive_buffer) {
  fd_ = ::socket(family == Family::v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (receive_buffer > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  const timeval patience{.tv_sec = 10, .tv_usec = 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  int result = 0;
  if (family == Family::v4) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    result = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  } else {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = in6addr_loopback;
    result = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  if (result != 0) {
    ::close(std::exchange(fd_, -1));
    throw std::runtime_error(std::string{"connect: "} + std::strerror(errno));
  }
}

TestClient::TestClient(TestClient&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), buffer_(std::move(other.buffer_)) {}

TestClient::~TestClient() {
  if (fd_ >= 0) ::close(fd_);
}

bool TestClient::try_send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void TestClient::send(std::string_view bytes) {
  if (!try_send(bytes)) throw std::runtime_error("the peer does not take what is sent");
}

void TestClient::finish_sending() {
  ::shutdown(fd_, SHUT_WR);
}

bool TestClient::fill() {
  std::array<char, 16384> chunk{};
  const auto size = ::recv(fd_, chunk.data(), chunk.size(), 0);
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
    throw std::runtime_error("the peer is silent; so far it sent: " + buffer_);
  }
  if (size < 0) reset_ = true;
  if (size <= 0) return false;
  buffer_.append(chunk.data(), static_cast<std::size_t>(size));
  return true;
}

std::string TestClient::read_until(std::string_view end) {
  std::size_t found = 0;
  while ((found = buffer_.find(end)) == std::string::npos) {
    if (!fill()) throw std::runtime_error("the peer hung up; before it sent: " + buffer_);
  }
  return read_exactly(found + end.size());
}

std::string TestClient::read_exactly(std::size_t size) {
  while (buffer_.size() < size) {
    if (!fill()) throw std::runtime_error("the peer hung up; before it sent: " + buffer_);
  }
  std::string result = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return result;
}

std::uint64_t TestClient::skip(std::uint64_t size) {
  std::vector<char> chunk(std::size_t{256} * 1024);
  std::uint64_t skipped = std::min<std::uint64_t>(buffer_.size(), size);
  buffer_.erase(0, static_cast<std::size_t>(skipped));
  while (skipped < size) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), size - skipped));
    const auto came = ::recv(fd_, chunk.data(), wanted, 0);
    if (came <= 0) break;
    skipped += static_cast<std::uint64_t>(came);
  }
  return skipped;
}

std::string TestClient::read_to_end() {
  while (fill()) {
  }
  return std::exchange(buffer_, {});
}

std::string TestClient::read_answer(bool has_body) {
  std::string answer = read_until("\r\n\r\n");
  const auto at = answer.find("Content-Length: ");
  if (has_body && at != std::string::npos) answer += read_exactly(std::stoul(answer.substr(at + 16)));
  return answer;
}

std::string TestClient::upgrade(std::string_view path) {
  send("GET " + std::string{path} +
       " HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
  return read_until("\r\n\r\n");
}

std::string client_frame(int opcode, std::string_view payload, bool final) {
  std::string frame;
  frame.push_back(static_cast<char>((final ? 0x80 : 0) | opcode));
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80 | static_cast<int>(payload.size())));
  } else if (payload.size() <= 0xFFFF) {
    frame.push_back(static_cast<char>(0x80 | 126));
    for (int shift = 8; shift >= 0; shift -= 8) frame.push_back(static_cast<char>(payload.size() >> shift & 0xFF));
  } else {
    frame.push_back(static_cast<char>(0x80 | 127));
    for (int shift = 56; shift >= 0; shift -= 8) frame.push_back(static_cast<char>(payload.size() >> shift & 0xFF));
  }
  const std::string_view mask = "\x37\xfa\x21\x3d";
  frame.append(mask);
  for (std::size_t i = 0; i < payload.size(); ++i) frame.push_back(static_cast<char>(payload[i] ^ mask[i % 4]));
  return frame;
}

void TestClient::send_text(std::string_view text) {
  send(client_frame(1, text));
}

std::optional<TestClient::Received> TestClient::read_frame() {
  while (buffer_.size() < 2) {
    if (!fill()) return std::nullopt;
  }
  const std::string head = read_exactly(2);
  Received received;
  received.opcode = head[0] & 0x0F;
  std::size_t size = static_cast<unsigned char>(head[1]);
  if (size == 126 || size == 127) {
    const std::string length = read_exactly(size == 126 ? 2 : 8);
    size = 0;
    for (const char c : length) size = size << 8 | static_cast<unsigned char>(c);
  }
  received.payload = read_exactly(size);
  return received;
}

std::string TestClient::read_text() {
  const auto frame = read_frame();
  if (!frame || frame->opcode != 1) throw std::runtime_error("expected a text frame");
  return frame->payload;
}

int TestClient::Received::close_code() const {
  if (opcode != 8 || payload.size() < 2) return 0;
  return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

}  // namespace confab::net::test
