#include "core/previews/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/text.h"
#include "base/utf16.h"

namespace confab::core::previews {
namespace {

constexpr std::size_t kLongestName = 40;
constexpr std::size_t kLookedThrough = 4096;  // of a page, for what it says of itself
constexpr std::size_t kDetectedBy = 64 * std::size_t{1024};
constexpr std::size_t kLongestCharacter = 4;

struct CloseIcu {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_' ||
           c == ':' || c == '.';
  });
}

// nullopt: there is no such encoding.
std::optional<std::string> converted(std::string_view bytes, const std::string& name) {
  if (!is_name(name)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseIcu> converter{ucnv_open(name.c_str(), &status)};
  if (U_FAILURE(status)) return std::nullopt;
  std::u16string wide(bytes.size() * 2 + 16, u'\0');
  const auto length = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                                    static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  wide.resize(static_cast<std::size_t>(length));
  return to_utf8(wide);
}

// One is what a cut leaves.
bool makes_sense(const std::string& text) {
  constexpr std::string_view kUnknown = "\xEF\xBF\xBD";
  const auto first = text.find(kUnknown);
  return first == std::string::npos || text.find(kUnknown, first + 1) == std::string::npos;
}

// Bytes of a character that is not complete.
std::size_t begun_at_the_end(std::string_view bytes) {
  for (std::size_t size = 1; size < kLongestCharacter && size <= bytes.size(); ++size) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - size]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t needed = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
    return size < needed ? size : 0;
  }
  return 0;
}

std::optional<std::string_view> as_utf8(std::string_view bytes) {
  // Encodings of seven bits, and of two bytes a character, are valid UTF-8 as well.
  if (bytes.find_first_of(std::string_view{"\x1b\0", 2}) != std::string_view::npos) return std::nullopt;
  const auto text = bytes.substr(0, bytes.size() - begun_at_the_end(bytes));
  return is_valid_utf8(text) ? std::optional{text} : std::nullopt;
}

std::string detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseIcu> detector{ucsdet_open(&status)};
  if (U_FAILURE(status)) return {};
  const auto part = bytes.substr(0, kDetectedBy);
  ucsdet_setText(detector.get(), part.data(), static_cast<std::int32_t>(part.size()), &status);
  ucsdet_enableInputFilter(detector.get(), 1);  // tags are no words of any language
  const auto* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) || name == nullptr ? std::string{} : std::string{name};
}

}  // namespace

std::string charset_in(std::string_view text) {
  constexpr std::string_view kKey = "charset";
  const auto lower = to_lower_ascii(text);
  for (auto at = lower.find(kKey); at != std::string::npos; at = lower.find(kKey, at + 1)) {
    auto rest = trim(std::string_view{lower}.substr(at + kKey.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    const auto name = rest.substr(0, rest.find_first_of("\"' ;/>\t\r\n"));
    if (is_name(name)) return std::string{name};
  }
  return {};
}

std::string text_of(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!wide) {
    if (const auto text = as_utf8(bytes)) return std::string{*text};
  }
  for (const auto& name : {wide ? std::string{"UTF-16"} : std::string{declared},
                           charset_in(bytes.substr(0, kLookedThrough)), detected(bytes)}) {
    if (auto text = converted(bytes, name); text && makes_sense(*text)) return *text;
  }
  return to_utf8(to_utf16(bytes));
}

}  // namespace confab::core::previews
