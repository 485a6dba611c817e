#include "base/fold.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace confab {
namespace {

const UNormalizer2& folding() {
  static const UNormalizer2* const shared = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = unorm2_getNFKCCasefoldInstance(&status);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return instance;
  }();
  return *shared;
}

std::u16string to_utf16(std::string_view text) {
  std::u16string wide(text.size(), u'\0');  // never more units than bytes
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8WithSub(wide.data(), static_cast<std::int32_t>(wide.size()), &length, text.data(),
                       static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  wide.resize(static_cast<std::size_t>(length));
  return wide;
}

std::string to_utf8(std::u16string_view wide) {
  std::string text(wide.size() * 3, '\0');
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strToUTF8WithSub(text.data(), static_cast<std::int32_t>(text.size()), &length, wide.data(),
                     static_cast<std::int32_t>(wide.size()), 0xFFFD, nullptr, &status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

}  // namespace

std::string fold(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return to_lower_ascii(text);
  }
  const auto wide = to_utf16(text);
  std::u16string folded(wide.size() * 4 + 16, u'\0');
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = unorm2_normalize(&folding(), wide.data(), static_cast<std::int32_t>(wide.size()), folded.data(),
                                         static_cast<std::int32_t>(folded.size()), &status);
    folded.resize(static_cast<std::size_t>(std::max<std::int32_t>(0, length)));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;  // now it is as long as was asked for
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return to_utf8(folded);
  }
}

}  // namespace confab
