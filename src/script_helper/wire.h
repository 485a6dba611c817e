#pragma once
// What `confab` (services/scripts) and its helper for scripts say to each other, over one socket. A frame is a list of
// texts, the first of which says what it is:
//
//   to the helper                        from the helper
//   check SOURCE                         checked [NAME MESSAGE STACK]
//   load SOURCE, call METHOD ARGUMENT    said LEVEL TEXT                                    any number of them
//                                        fetch METHOD URL BODY MILLISECONDS FOLLOW [NAME VALUE]...
//   fetched ERROR STATUS STATUS_TEXT URL REDIRECTED BODY [NAME VALUE]...
//                                        ended ENDING VALUE ERROR STACK
//
// The helper is not trusted: whatever it says is measured and checked on the other side.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confab::script_helper {

using Frame = std::vector<std::string>;

/// Bytes of a source, an argument, a result, and a body that is sent or fetched.
inline constexpr std::size_t kMaxText = std::size_t{1} << 20;
/// Bytes of a line for the log, of an error and of its stack.
inline constexpr std::size_t kMaxSaid = 4000;
/// Lines for the log, of a run.
inline constexpr std::size_t kMaxLines = 100;
/// Bytes of a whole frame.
inline constexpr std::size_t kMaxFrame = kMaxText + (std::size_t{256} << 10);
/// Bytes in front of a frame, which say how long it is; the same stands in front of each text in it.
inline constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);

/// ENDING, in the order of services::scripts::Ending.
inline constexpr std::array<std::string_view, 6> kEndings{"done",   "not_loaded", "no_method",
                                                          "failed", "too_late",   "too_much_memory"};

/// How the helper ends by itself.
inline constexpr int kExitIdle = 0;
inline constexpr int kExitNotStarted = 3;  // the machine lacks what it needs to shut itself in
inline constexpr int kExitStuck = 4;       // the engine did not stop when it was told to

[[nodiscard]] inline std::string length_text(std::size_t length) {
  const auto value = static_cast<std::uint32_t>(length);
  std::string text(kLengthBytes, '\0');
  std::memcpy(text.data(), &value, kLengthBytes);
  return text;
}

/// `text` has kLengthBytes at least.
[[nodiscard]] inline std::size_t length_at(std::string_view text) {
  std::uint32_t value = 0;
  std::memcpy(&value, text.data(), kLengthBytes);
  return value;
}

/// The frame with its length in front.
[[nodiscard]] inline std::string packed(const Frame& frame) {
  std::string body;
  for (const auto& text : frame) body.append(length_text(text.size())).append(text);
  return length_text(body.size()) + body;
}

/// A frame without its length; nullopt when it lies about a text.
[[nodiscard]] inline std::optional<Frame> unpacked(std::string_view body) {
  Frame frame;
  while (!body.empty()) {
    if (body.size() < kLengthBytes) return std::nullopt;
    const std::size_t length = length_at(body);
    body.remove_prefix(kLengthBytes);
    if (body.size() < length) return std::nullopt;
    frame.emplace_back(body.substr(0, length));
    body.remove_prefix(length);
  }
  return frame;
}

}  // namespace confab::script_helper
