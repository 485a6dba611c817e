#include "net/websocket_codec.h"

#include <algorithm>
#include <cstring>

namespace confab::net {
namespace {

constexpr std::size_t kMaxControlPayload = 125;

// RFC 6455, 7.4: which codes may appear in a close frame.
bool valid_close_code(std::uint16_t code) {
  if (code >= 3000 && code <= 4999) return true;
  return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

void unmask(std::span<char> data, const std::array<char, 4>& mask, std::uint8_t& mask_at) {
  std::array<char, 8> pattern{};
  for (std::size_t i = 0; i < pattern.size(); ++i) pattern[i] = mask[(mask_at + i) & 3U];
  std::uint64_t key = 0;
  std::memcpy(&key, pattern.data(), sizeof key);
  std::size_t at = 0;
  for (; at + sizeof key <= data.size(); at += sizeof key) {
    std::uint64_t word = 0;
    std::memcpy(&word, data.data() + at, sizeof word);
    word ^= key;
    std::memcpy(data.data() + at, &word, sizeof word);
  }
  for (std::size_t i = 0; at < data.size(); ++at, ++i) data[at] = static_cast<char>(data[at] ^ pattern[i]);
  mask_at = static_cast<std::uint8_t>((mask_at + data.size()) & 3U);
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<std::uint8_t>(c);
  return value;
}

void append_big_endian(std::string& out, std::uint64_t value, std::size_t bytes) {
  while (bytes-- > 0) out.push_back(static_cast<char>(value >> (8 * bytes) & 0xFFU));
}

}  // namespace

std::string encode_frame(Opcode opcode, std::string_view payload) {
  std::string bytes;
  bytes.reserve(payload.size() + 10);
  bytes.push_back(static_cast<char>(0x80U | static_cast<unsigned>(opcode)));
  if (payload.size() < 126) {
    bytes.push_back(static_cast<char>(payload.size()));
  } else if (payload.size() <= 0xFFFF) {
    bytes.push_back(126);
    append_big_endian(bytes, payload.size(), 2);
  } else {
    bytes.push_back(127);
    append_big_endian(bytes, payload.size(), 8);
  }
  bytes.append(payload);
  return bytes;
}

std::string encode_close(std::uint16_t code, std::string_view reason) {
  if (code == close_code::kNoStatus) return encode_frame(Opcode::close, {});
  if (reason.size() > kMaxControlPayload - 2) {
    std::size_t size = kMaxControlPayload - 2;
    while (size > 0 && (static_cast<std::uint8_t>(reason[size]) & 0xC0U) == 0x80U) --size;
    reason = reason.substr(0, size);
  }
  std::string payload;
  append_big_endian(payload, code, 2);
  payload.append(reason);
  return encode_frame(Opcode::close, payload);
}

std::uint16_t FrameReader::feed(std::span<char> data, FrameEvents& events) {
  while (!closed_) {
    if (step_ == Step::header) {
      if (data.empty()) break;
      bool complete = false;
      if (const auto code = read_header(data, complete); code != 0) return code;
      if (!complete) break;
      if (const auto code = begin_frame(); code != 0) return code;
      step_ = Step::payload;
    }
    // A frame without payload ends here, though no byte is left.
    if (data.empty() && remaining_ > 0) break;
    if (const auto code = read_payload(data, events); code != 0) return code;
  }
  return 0;
}

std::uint16_t FrameReader::read_header(std::span<char>& data, bool& complete) {
  const auto take_until = [&](std::size_t size) {
    while (header_size_ < size && !data.empty()) {
      header_[header_size_++] = data.front();
      data = data.subspan(1);
    }
    return header_size_ >= size;
  };
  complete = false;
  if (!take_until(2)) return 0;
  // Only masked frames may come from a client (5.1); told before waiting for the rest of a header that has no mask.
  if ((header_[1] & 0x80) == 0) return close_code::kProtocolError;
  const auto length = static_cast<std::uint8_t>(header_[1]) & 0x7FU;
  const std::size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
  if (!take_until(2 + extra + 4)) return 0;

  remaining_ = extra == 0 ? length : big_endian({header_.data() + 2, extra});
  if ((extra == 2 && remaining_ < 126) || (extra == 8 && (remaining_ <= 0xFFFF || remaining_ >> 63U != 0))) {
    return close_code::kProtocolError;  // not the shortest form (5.2)
  }
  std::copy_n(header_.data() + 2 + extra, mask_.size(), mask_.data());
  mask_at_ = 0;
  header_size_ = 0;
  complete = true;
  return 0;
}

std::uint16_t FrameReader::begin_frame() {
  const auto first = static_cast<std::uint8_t>(header_[0]);
  if ((first & 0x70U) != 0) return close_code::kProtocolError;  // no extension was agreed on
  final_ = (first & 0x80U) != 0;
  opcode_ = static_cast<Opcode>(first & 0x0FU);
  switch (opcode_) {
    case Opcode::close:
    case Opcode::ping:
    case Opcode::pong:
      control_size_ = 0;
      return final_ && remaining_ <= kMaxControlPayload ? std::uint16_t{0} : close_code::kProtocolError;
    case Opcode::binary:
      return in_message_ ? close_code::kProtocolError : close_code::kUnsupportedData;
    case Opcode::text:
    case Opcode::continuation:
      break;
    default:
      return close_code::kProtocolError;
  }
  if ((opcode_ == Opcode::continuation) != in_message_) return close_code::kProtocolError;
  // Refused by what the header announces, so that nothing is kept for a message that is never going to be accepted.
  if (remaining_ > max_message_bytes_ - std::min(message_.size(), max_message_bytes_)) return close_code::kTooBig;
  in_message_ = true;
  return 0;
}

std::uint16_t FrameReader::read_payload(std::span<char>& data, FrameEvents& events) {
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(remaining_, data.size()));
  const auto bytes = data.first(size);
  data = data.subspan(size);
  remaining_ -= size;
  unmask(bytes, mask_, mask_at_);
  const std::string_view piece{bytes.data(), bytes.size()};

  if (control()) {
    std::copy(piece.begin(), piece.end(), control_.begin() + control_size_);
    control_size_ = static_cast<std::uint8_t>(control_size_ + size);
    if (remaining_ > 0) return 0;
    step_ = Step::header;
    return end_control_frame(events);
  }
  if (!utf8_.feed(piece)) return close_code::kInvalidPayload;
  if (remaining_ > 0) {
    message_.append(piece);
    return 0;
  }
  step_ = Step::header;
  return end_data_frame(piece, events);
}

std::uint16_t FrameReader::end_data_frame(std::string_view piece, FrameEvents& events) {
  if (!final_) {
    message_.append(piece);
    return 0;
  }
  if (!utf8_.complete()) return close_code::kInvalidPayload;
  in_message_ = false;
  if (message_.empty()) {  // the usual case: the whole message lies in the caller's buffer
    closed_ = !events.on_message(piece);
    return 0;
  }
  message_.append(piece);
  const std::string message = std::exchange(message_, {});
  closed_ = !events.on_message(message);
  return 0;
}

std::uint16_t FrameReader::end_control_frame(FrameEvents& events) {
  const std::string_view payload{control_.data(), control_size_};
  if (opcode_ == Opcode::ping) events.on_ping(payload);
  if (opcode_ != Opcode::close) return 0;

  closed_ = true;
  if (payload.empty()) {
    events.on_peer_close(close_code::kNoStatus, {});
    return 0;
  }
  if (payload.size() == 1) return close_code::kProtocolError;
  const auto code = static_cast<std::uint16_t>(big_endian(payload.substr(0, 2)));
  if (!valid_close_code(code)) return close_code::kProtocolError;
  if (!is_utf8(payload.substr(2))) return close_code::kInvalidPayload;
  events.on_peer_close(code, payload.substr(2));
  return 0;
}

}  // namespace confab::net
