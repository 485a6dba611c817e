#pragma once

#include <cstdint>
#include <string_view>

namespace confab::net {

/// Checks UTF-8 piece by piece (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
class Utf8Checker {
 public:
  /// False as soon as the text so far cannot be the beginning of valid UTF-8; then only reset() helps.
  [[nodiscard]] bool feed(std::string_view piece);
  /// Whether the text may end here, between two characters.
  [[nodiscard]] bool complete() const { return missing_ == 0; }
  void reset() { *this = Utf8Checker{}; }

 private:
  [[nodiscard]] bool begin_character(std::uint8_t lead);

  std::uint8_t missing_ = 0;  // continuation bytes still to come
  std::uint8_t low_ = 0x80;   // the range allowed for the next one
  std::uint8_t high_ = 0xBF;
};

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace confab::net
