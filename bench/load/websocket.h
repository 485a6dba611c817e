#pragma once
// The client's side of RFC 6455, for servers that send whole, unmasked frames.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "load/socket.h"

namespace confab::load {

/// Connects and upgrades; throws when the server answers anything but 101. `rest` gets what came behind the answer.
[[nodiscard]] Fd open_websocket(std::uint16_t port, std::string_view path, std::string& rest);

void append_text_frame(std::string& out, std::string_view payload);
void append_pong_frame(std::string& out, std::string_view payload);

enum class Opcode : std::uint8_t { text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

struct ServerFrame {
  Opcode opcode = Opcode::text;
  std::string_view payload;
  std::size_t size = 0;  ///< with the header
};

/// The frame at the start of `bytes`, or nothing while it is incomplete. Throws on masked or fragmented frames.
[[nodiscard]] std::optional<ServerFrame> parse_frame(std::string_view bytes);

}  // namespace confab::load
