#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace confab {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_ascii(const char* eight_bytes) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, eight_bytes, sizeof bytes);
  return (bytes & 0x8080808080808080u) == 0;
}

}  // namespace

// RFC 3629: no overlong forms, no surrogates.
std::size_t character_length(std::string_view text) {
  const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return (at(i) & 0xC0) == 0x80; };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  if (first < 0xE0) return first >= 0xC2 && text.size() >= 2 && continues(1) ? 2 : 0;
  if (first < 0xF0) {
    const unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : 0xBF;
    return text.size() >= 3 && at(1) >= low && at(1) <= high && continues(2) ? 3 : 0;
  }
  if (first > 0xF4 || text.size() < 4) return 0;
  const unsigned char low = first == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = first == 0xF4 ? 0x8F : 0xBF;
  return at(1) >= low && at(1) <= high && continues(2) && continues(3) ? 4 : 0;
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = character_length(text);
    if (length == 0) return false;
    if (length == 1) {
      while (text.size() - length >= 8 && is_ascii(text.data() + length)) length += 8;
    }
    text.remove_prefix(length);
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string{text};
  std::string valid;
  while (!text.empty()) {
    const auto length = character_length(text);
    valid.append(length == 0 ? "\xEF\xBF\xBD" : text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return valid;
}

std::size_t utf16_length(std::string_view utf8) {
  std::size_t units = 0;
  for (const unsigned char byte : utf8) {
    if ((byte & 0xC0) != 0x80) ++units;
    if (byte >= 0xF0) ++units;
  }
  return units;
}

std::string to_lower_ascii(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    const auto part = trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string excerpt(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string{text};
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string{text.substr(0, end)}.append("…");
}

std::string escape_like(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result;
}

}  // namespace confab
