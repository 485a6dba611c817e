#pragma once
// RFC 6455 frames: writing ours (unmasked), reading a client's (masked).

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "net/utf8.h"

namespace confab::net {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

namespace close_code {
inline constexpr std::uint16_t kNormal = 1000;
inline constexpr std::uint16_t kProtocolError = 1002;
inline constexpr std::uint16_t kUnsupportedData = 1003;
inline constexpr std::uint16_t kNoStatus = 1005;  // "the peer gave none"; never on the wire
inline constexpr std::uint16_t kInvalidPayload = 1007;
inline constexpr std::uint16_t kTooBig = 1009;
inline constexpr std::uint16_t kInternalError = 1011;
inline constexpr std::uint16_t kServiceRestart = 1012;
inline constexpr std::uint16_t kTryAgainLater = 1013;
}  // namespace close_code

/// A final, unmasked frame.
[[nodiscard]] std::string encode_frame(Opcode opcode, std::string_view payload);
/// A close frame; the reason is cut to what fits, between two characters. kNoStatus gives an empty payload.
[[nodiscard]] std::string encode_close(std::uint16_t code, std::string_view reason);

/// What a FrameReader found. Views are valid during the call.
class FrameEvents {
 public:
  FrameEvents() = default;
  FrameEvents(const FrameEvents&) = delete;
  FrameEvents& operator=(const FrameEvents&) = delete;
  virtual ~FrameEvents() = default;

  /// False: stop reading, the connection is not interested in more.
  virtual bool on_message(std::string_view text) = 0;
  virtual void on_ping(std::string_view payload) = 0;
  virtual void on_peer_close(std::uint16_t code, std::string_view reason) = 0;
};

/// Reads the frames of one client. Holds memory only while a message is incomplete.
class FrameReader {
 public:
  explicit FrameReader(std::size_t max_message_bytes) : max_message_bytes_(max_message_bytes) {}

  /// Reads all of `data`, which is unmasked in place. Returns 0, or the code to close with; after that, and after a
  /// close frame, it must not be fed again.
  [[nodiscard]] std::uint16_t feed(std::span<char> data, FrameEvents& events);
  /// For messages that begin from now on.
  void set_max_message_bytes(std::size_t bytes) { max_message_bytes_ = bytes; }
  /// A close frame of the peer was read.
  [[nodiscard]] bool closed() const { return closed_; }
  /// Of memory held for an incomplete message.
  [[nodiscard]] std::size_t buffered_bytes() const { return message_.empty() ? 0 : message_.capacity(); }

 private:
  enum class Step : std::uint8_t { header, payload };

  [[nodiscard]] std::uint16_t read_header(std::span<char>& data, bool& complete);
  [[nodiscard]] std::uint16_t begin_frame();
  [[nodiscard]] std::uint16_t read_payload(std::span<char>& data, FrameEvents& events);
  [[nodiscard]] std::uint16_t end_data_frame(std::string_view piece, FrameEvents& events);
  [[nodiscard]] std::uint16_t end_control_frame(FrameEvents& events);
  [[nodiscard]] bool control() const { return opcode_ >= Opcode::close; }

  std::size_t max_message_bytes_;
  std::string message_;  // of a text message: what came before the bytes at hand
  std::uint64_t remaining_ = 0;
  std::array<char, 14> header_{};
  std::array<char, 4> mask_{};
  std::uint8_t header_size_ = 0;
  std::uint8_t mask_at_ = 0;
  Step step_ = Step::header;
  Opcode opcode_ = Opcode::continuation;
  bool final_ = false;
  bool in_message_ = false;  // fragments have come, the final one has not
  bool closed_ = false;
  std::uint8_t control_size_ = 0;
  Utf8Checker utf8_;
  std::array<char, 125> control_{};
};

}  // namespace confab::net
