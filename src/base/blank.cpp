#include "base/blank.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace confab {
namespace {

constexpr UChar32 kBrailleBlank = 0x2800;  // a sign by its class, and empty by its shape

bool shows_nothing(UChar32 c) {
  if (u_isUWhiteSpace(c) || c == kBrailleBlank) return true;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
  const auto category = u_charType(c);
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR;
}

bool leaves_its_line(UChar32 c) {
  const auto category = u_charType(c);
  const bool ends_it = category == U_CONTROL_CHAR || category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR;
  return ends_it || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

template <class Test>
bool all_characters(std::string_view text, Test test) {
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, length, c);
    if (c < 0 || !test(c)) return false;
  }
  return true;
}

}  // namespace

bool shows_nothing(std::string_view text) {
  return all_characters(text, [](UChar32 c) { return shows_nothing(c); });
}

bool leaves_its_line(std::string_view text) {
  return !all_characters(text, [](UChar32 c) { return !leaves_its_line(c); });
}

}  // namespace confab
