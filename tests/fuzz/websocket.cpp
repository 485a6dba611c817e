// links: base net
// The WebSocket codec: any bytes in any pieces give the same events as in one piece, and never more memory than
// allowed.

#include <cstdlib>
#include <string>
#include <vector>

#include "net/utf8.h"
#include "net/websocket_codec.h"

namespace {

constexpr std::size_t kLimit = 4096;

class Recorder final : public confab::net::FrameEvents {
 public:
  bool on_message(std::string_view text) override {
    if (text.size() > kLimit || !confab::net::is_utf8(text)) std::abort();
    log.append("t").append(std::to_string(text.size())).append(text);
    return true;
  }
  void on_ping(std::string_view payload) override {
    if (payload.size() > 125) std::abort();
    log.append("p").append(payload);
  }
  void on_peer_close(std::uint16_t code, std::string_view reason) override {
    log.append("c").append(std::to_string(code)).append(reason);
  }
  std::string log;
};

std::string read(std::string bytes, std::size_t piece) {
  confab::net::FrameReader reader{kLimit};
  Recorder recorder;
  for (std::size_t at = 0; at < bytes.size() && !reader.closed(); at += piece) {
    const auto part = std::span{bytes}.subspan(at, std::min(piece, bytes.size() - at));
    const auto code = reader.feed(part, recorder);
    if (reader.buffered_bytes() > 2 * kLimit + 64) std::abort();
    if (code != 0) return recorder.log + "!" + std::to_string(code);
  }
  return recorder.log;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 16;
  const std::string bytes{reinterpret_cast<const char*>(data + 1), size - 1};
  if (read(bytes, piece) != read(bytes, bytes.size() + 1)) std::abort();
  return 0;
}
