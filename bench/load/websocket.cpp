#include "load/websocket.h"

#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace confab::load {
namespace {

// Masking protects proxies from scripts in a browser; here it only has to cost the server what it always costs.
constexpr std::array<unsigned char, 4> kMask{0x37, 0xfa, 0x21, 0x3d};
constexpr unsigned char kFinal = 0x80;
constexpr unsigned char kMasked = 0x80;
constexpr std::size_t kTwoByteLength = 126;
constexpr std::size_t kEightByteLength = 127;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

void append_frame(std::string& out, Opcode opcode, std::string_view payload) {
  if (payload.size() > 0xffff) throw std::length_error("the generator sends no frames above 64 KiB");
  out += static_cast<char>(kFinal | static_cast<unsigned char>(opcode));
  if (payload.size() < kTwoByteLength) {
    out += static_cast<char>(kMasked | payload.size());
  } else {
    out += static_cast<char>(kMasked | kTwoByteLength);
    out += static_cast<char>(payload.size() >> 8U);
    out += static_cast<char>(payload.size() & 0xffU);
  }
  for (const unsigned char byte : kMask) out += static_cast<char>(byte);
  for (std::size_t i = 0; i < payload.size(); ++i) {
    out += static_cast<char>(static_cast<unsigned char>(payload[i]) ^ kMask[i % kMask.size()]);
  }
}

}  // namespace

Fd open_websocket(std::uint16_t port, std::string_view path, std::string& rest) {
  Fd socket = connect_to(port);
  write_all(socket, fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Key: Y29uZmFiIGJlbmNobWFyaw==\r\nSec-WebSocket-Version: 13\r\n\r\n",
                                path));
  std::string buffer;
  std::size_t head_end = std::string::npos;
  while ((head_end = buffer.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more(socket, buffer)) throw std::runtime_error("the server closed the connection before upgrading it");
  }
  if (!buffer.starts_with("HTTP/1.1 101 ")) {
    throw std::runtime_error(fmt::format("no upgrade: {}", buffer.substr(0, buffer.find('\r'))));
  }
  rest = buffer.substr(head_end + 4);
  return socket;
}

void append_text_frame(std::string& out, std::string_view payload) {
  append_frame(out, Opcode::text, payload);
}

void append_pong_frame(std::string& out, std::string_view payload) {
  append_frame(out, Opcode::pong, payload);
}

std::optional<ServerFrame> parse_frame(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  if ((first & kFinal) == 0 || (first & 0x0fU) == 0) throw std::runtime_error("a fragmented frame");
  if ((second & kMasked) != 0) throw std::runtime_error("a masked frame from the server");
  std::size_t header = 2;
  std::size_t length = second;
  if (length == kTwoByteLength) header = 4;
  if (length == kEightByteLength) header = 10;
  if (bytes.size() < header) return std::nullopt;
  if (header > 2) length = big_endian(bytes.substr(2, header - 2));
  if (bytes.size() - header < length) return std::nullopt;
  return ServerFrame{
      .opcode = static_cast<Opcode>(first & 0x0fU), .payload = bytes.substr(header, length), .size = header + length};
}

}  // namespace confab::load
