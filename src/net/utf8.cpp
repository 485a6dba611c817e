#include "net/utf8.h"

#include <cstring>

namespace confab::net {

bool Utf8Checker::begin_character(std::uint8_t lead) {
  if (lead < 0x80) return true;
  low_ = 0x80;
  high_ = 0xBF;
  if (lead < 0xC2) return false;  // a continuation byte, or an overlong form of two bytes
  if (lead < 0xE0) {
    missing_ = 1;
  } else if (lead < 0xF0) {
    missing_ = 2;
    if (lead == 0xE0) low_ = 0xA0;   // below: overlong
    if (lead == 0xED) high_ = 0x9F;  // above: surrogates
  } else if (lead < 0xF5) {
    missing_ = 3;
    if (lead == 0xF0) low_ = 0x90;   // below: overlong
    if (lead == 0xF4) high_ = 0x8F;  // above: beyond U+10FFFF
  } else {
    return false;
  }
  return true;
}

bool Utf8Checker::feed(std::string_view piece) {
  const char* at = piece.data();
  const char* const end = at + piece.size();
  while (at != end) {
    if (missing_ == 0) {
      // Chat is mostly ASCII: eight bytes at a time.
      constexpr std::uint64_t kHighBits = 0x8080808080808080;
      std::uint64_t word = 0;
      while (end - at >= 8) {
        std::memcpy(&word, at, 8);
        if ((word & kHighBits) != 0) break;
        at += 8;
      }
      if (at == end) break;
      if (!begin_character(static_cast<std::uint8_t>(*at++))) return false;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(*at++);
    if (byte < low_ || byte > high_) return false;
    low_ = 0x80;
    high_ = 0xBF;
    --missing_;
  }
  return true;
}

bool is_utf8(std::string_view text) {
  Utf8Checker checker;
  return checker.feed(text) && checker.complete();
}

}  // namespace confab::net
