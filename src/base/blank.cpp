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

}  // namespace

bool shows_nothing(std::string_view text) {
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, length, c);
    if (c < 0 || !shows_nothing(c)) return false;
  }
  return true;
}

}  // namespace confab
