#include "load/marker.h"

#include <algorithm>

#include <fmt/format.h>

namespace confab::load {
namespace {

constexpr std::string_view kStream = "stream-room-messages";
constexpr std::string_view kMarker = "load:";
constexpr std::size_t kDigits = 8;

/// Moves `at` to where `needle` stands in `text`; false when it does not.
bool locate(std::string_view text, std::string_view needle, std::size_t& at) {
  if (at < text.size() && text.substr(at).starts_with(needle)) return true;
  const auto found = text.find(needle);
  if (found == std::string_view::npos) return false;
  at = found;
  return true;
}

}  // namespace

std::string marked_text(std::uint32_t serial, std::size_t length) {
  constexpr std::string_view kWords = "the quick brown fox jumps over the lazy dog and then some more ";
  std::string text = fmt::format("{}{:0{}} ", kMarker, serial, kDigits);
  while (text.size() < length) text += kWords.substr(0, length - text.size());
  return text;
}

std::optional<std::uint32_t> MarkerFinder::find(std::string_view payload) {
  if (!locate(payload, kStream, stream_at_) || !locate(payload, kMarker, marker_at_)) return std::nullopt;
  const std::string_view digits = payload.substr(marker_at_ + kMarker.size(), kDigits);
  if (digits.size() != kDigits) return std::nullopt;
  std::uint32_t serial = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    serial = serial * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return serial;
}

}  // namespace confab::load
