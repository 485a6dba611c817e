#include "media_helper/notes.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace confab::media_helper {
namespace {

using namespace std::string_view_literals;

/// The bytes of the file from its start on.
class Bytes {
 public:
  explicit Bytes(int input) : input_(input), buffer_(std::size_t{64} * 1024) {}

  /// The next one; nullopt at the end.
  std::optional<std::uint8_t> next() {
    if (at_ == filled_ && !fill()) return std::nullopt;
    return static_cast<std::uint8_t>(buffer_[at_++]);
  }
  /// False: the file is shorter.
  bool read(char* to, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto byte = next();
      if (!byte) return false;
      to[i] = static_cast<char>(*byte);
    }
    return true;
  }
  bool begins(std::string_view with) {
    return std::ranges::all_of(with, [&](char c) { return next() == static_cast<std::uint8_t>(c); });
  }
  bool skip(std::uint64_t count) {
    while (count > 0) {
      if (at_ == filled_ && !fill()) return false;
      const auto some = std::min<std::uint64_t>(count, filled_ - at_);
      at_ += some;
      count -= some;
    }
    return true;
  }
  bool is_over() { return !next(); }

 private:
  bool fill() {
    const auto got = pread(input_, buffer_.data(), buffer_.size(), static_cast<off_t>(offset_));
    at_ = filled_ = 0;
    if (got <= 0) return false;
    filled_ = static_cast<std::size_t>(got);
    offset_ += filled_;
    return true;
  }

  int input_;
  std::vector<char> buffer_;
  std::uint64_t offset_ = 0;
  std::size_t at_ = 0, filled_ = 0;
};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::optional<std::uint64_t> number(Bytes& bytes, int count, bool little_endian) {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) {
    const auto byte = bytes.next();
    if (!byte) return std::nullopt;
    value = little_endian ? value | std::uint64_t{*byte} << (8 * i) : value << 8 | *byte;
  }
  return value;
}

// Frames (acTL and the like) are not among them: what is made of such a picture stands still, and that is to be seen.
bool is_bare_png(Bytes& bytes) {
  constexpr std::array kNeeded{"IHDR"sv, "PLTE"sv, "IDAT"sv, "tRNS"sv, "cHRM"sv, "gAMA"sv, "iCCP"sv,
                               "sBIT"sv, "sRGB"sv, "cICP"sv, "bKGD"sv, "pHYs"sv, "hIST"sv};
  constexpr std::uint64_t kSum = 4;
  if (!bytes.begins("\x89PNG\r\n\x1a\n"sv)) return false;
  for (;;) {
    const auto size = number(bytes, 4, false);
    std::array<char, 4> name{};
    if (!size || !bytes.read(name.data(), name.size())) return false;
    const std::string_view chunk{name.data(), name.size()};
    if (chunk == "IEND") return *size == 0 && bytes.skip(kSum) && bytes.is_over();
    if (!is_one_of(kNeeded, chunk) || !bytes.skip(*size + kSum)) return false;
  }
}

bool is_bare_webp(Bytes& bytes) {
  constexpr std::array kNeeded{"VP8 "sv, "VP8L"sv, "VP8X"sv, "ALPH"sv, "ICCP"sv};
  if (!bytes.begins("RIFF"sv)) return false;
  const auto all = number(bytes, 4, true);
  if (!all || *all < 4 || !bytes.begins("WEBP"sv)) return false;
  for (std::uint64_t left = *all - 4; left > 0;) {
    std::array<char, 4> name{};
    if (!bytes.read(name.data(), name.size())) return false;
    const auto size = number(bytes, 4, true);
    if (!size || !is_one_of(kNeeded, {name.data(), name.size()})) return false;
    const auto padded = *size + *size % 2;
    if (left < 8 + padded || !bytes.skip(padded)) return false;
    left -= 8 + padded;
  }
  return bytes.is_over();
}

// The marker behind the bytes of a scan, in which FF 00 is a byte, and a restart is a part of it.
std::optional<std::uint8_t> marker_behind_scan(Bytes& bytes) {
  for (;;) {
    auto byte = bytes.next();
    while (byte && *byte != 0xff) byte = bytes.next();
    while (byte && *byte == 0xff) byte = bytes.next();
    if (!byte) return std::nullopt;
    const bool is_restart = *byte >= 0xd0 && *byte <= 0xd7;
    if (*byte != 0 && !is_restart) return byte;
  }
}

std::optional<std::uint8_t> next_marker(Bytes& bytes) {
  if (bytes.next() != 0xff) return std::nullopt;
  auto byte = bytes.next();
  while (byte && *byte == 0xff) byte = bytes.next();
  return byte;
}

// What a segment of an application says that is needed: how the bytes are meant.
bool is_needed(std::uint8_t marker, std::string_view start, std::size_t size) {
  constexpr std::size_t kJfif = 14;  // without a thumbnail
  if (marker == 0xe0) return start.starts_with("JFIF\0"sv) && size == kJfif;
  if (marker == 0xe2) return start.starts_with("ICC_PROFILE\0"sv);
  if (marker == 0xee) return start.starts_with("Adobe"sv) && size == 12;
  const bool of_tables = marker == 0xdb || marker == 0xc4 || marker == 0xdd || marker == 0xda;
  return of_tables || (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8);
}

bool is_bare_jpeg(Bytes& bytes) {
  constexpr std::uint8_t kScan = 0xda, kEnd = 0xd9;
  if (!bytes.begins("\xff\xd8"sv)) return false;
  auto marker = next_marker(bytes);
  while (marker && *marker != kEnd) {
    const auto size = number(bytes, 2, false);
    if (!size || *size < 2) return false;
    std::array<char, 12> start{};
    const auto looked_at = std::min<std::size_t>(start.size(), *size - 2);
    if (!bytes.read(start.data(), looked_at)) return false;
    if (!is_needed(*marker, {start.data(), looked_at}, *size - 2)) return false;
    if (!bytes.skip(*size - 2 - looked_at)) return false;
    marker = *marker == kScan ? marker_behind_scan(bytes) : next_marker(bytes);
  }
  return marker && bytes.is_over();
}

}  // namespace

bool holds_notes(int input, std::string_view format) {
  Bytes bytes{input};
  if (format == "png") return !is_bare_png(bytes);
  if (format == "webp") return !is_bare_webp(bytes);
  return format != "jpeg" || !is_bare_jpeg(bytes);
}

}  // namespace confab::media_helper
