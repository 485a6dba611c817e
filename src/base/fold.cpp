#include "base/fold.h"

#include <unicode/unorm2.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "base/utf16.h"

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
