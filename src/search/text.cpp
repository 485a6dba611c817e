#include "search/text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/utf16.h"

namespace confab::search {
namespace {

constexpr std::int64_t kRules = 1;  // of this file and of grams.cpp

struct Span {
  char32_t first, last;
};

// Marks over and under letters that many people leave out when they type: Latin, Greek, Cyrillic, Hebrew, Arabic. Those
// of other scripts are vowels or make other letters.
constexpr std::array kAccents{Span{0x0300, 0x036F}, Span{0x0483, 0x0487}, Span{0x0591, 0x05BD}, Span{0x05BF, 0x05BF},
                              Span{0x05C1, 0x05C2}, Span{0x05C4, 0x05C5}, Span{0x05C7, 0x05C7}, Span{0x0610, 0x061A},
                              Span{0x064B, 0x065F}, Span{0x0670, 0x0670}, Span{0x06D6, 0x06DC}, Span{0x06DF, 0x06E4},
                              Span{0x06E7, 0x06E8}, Span{0x06EA, 0x06ED}, Span{0x1AB0, 0x1AFF}, Span{0x1DC0, 0x1DFF},
                              Span{0x20D0, 0x20FF}, Span{0xFE20, 0xFE2F}};
// Thai to Myanmar, Korean, Khmer, arrows and pictograms, Chinese and Japanese, pictograms.
constexpr std::array kDense{Span{0x0E00, 0x109F},  Span{0x1100, 0x11FF}, Span{0x1780, 0x17FF},   Span{0x2190, 0x2BFF},
                            Span{0x2E80, 0x31FF},  Span{0x3400, 0x4DBF}, Span{0x4E00, 0x9FFF},   Span{0xA960, 0xA97F},
                            Span{0xAC00, 0xD7FF},  Span{0xF900, 0xFAFF}, Span{0x1B000, 0x1B16F}, Span{0x1F000, 0x1FAFF},
                            Span{0x20000, 0x3FFFF}};

bool is_in(const auto& spans, char32_t c) {
  const auto after = std::upper_bound(spans.begin(), spans.end(), c,
                                      [](char32_t value, const Span& span) { return value < span.first; });
  return after != spans.begin() && c <= std::prev(after)->last;
}

// Letters that are not made of a letter and a mark, and are often typed as if they were.
std::u32string_view plain_form(char32_t c) {
  switch (c) {
    case U'\u00E6':
      return U"ae";
    case U'\u00F8':
      return U"o";
    case U'\u0111':
      return U"d";
    case U'\u0127':
      return U"h";
    case U'\u0131':
      return U"i";
    case U'\u0142':
      return U"l";
    case U'\u0153':
      return U"oe";
    default:
      return {};
  }
}

// What separates words, or is there for how the text looks.
bool separates(char32_t c) {
  if (c < 0x80) return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '+' || c == '$');
  constexpr auto kKept = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_SO_MASK | U_GC_SC_MASK | U_GC_SM_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kKept) == 0;
}

struct Normalizers {
  const UNormalizer2 *fold, *decompose, *compose;
};

const Normalizers& normalizers() {
  static const Normalizers shared = [] {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizers made{unorm2_getNFKCCasefoldInstance(&status), unorm2_getNFDInstance(&status),
                           unorm2_getNFCInstance(&status)};
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return made;
  }();
  return shared;
}

std::u16string normalized(const UNormalizer2* by, std::u16string_view text) {
  std::u16string result(text.size() * 4 + 16, u'\0');
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = unorm2_normalize(by, text.data(), static_cast<std::int32_t>(text.size()), result.data(),
                                         static_cast<std::int32_t>(result.size()), &status);
    result.resize(static_cast<std::size_t>(std::max<std::int32_t>(0, length)));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;  // now it is as long as was asked for
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return result;
  }
}

char32_t next_char(std::u16string_view text, std::size_t& at) {
  UChar32 c = 0;
  U16_NEXT_OR_FFFD(text.data(), at, text.size(), c);
  return static_cast<char32_t>(c);
}

// A letter with what belongs to it, folded; a space where it separates.
std::u32string folded(std::u16string_view cluster) {
  const auto& by = normalizers();
  const auto apart = normalized(by.decompose, normalized(by.fold, cluster));
  std::u16string bare;
  for (std::size_t at = 0; at < apart.size();) {
    const auto from = at;
    if (!is_in(kAccents, next_char(apart, at))) bare.append(apart, from, at - from);
  }
  const auto whole = normalized(by.compose, bare);
  std::u32string result;
  for (std::size_t at = 0; at < whole.size();) {
    const auto c = next_char(whole, at);
    const auto plain = plain_form(c);
    if (!plain.empty()) {
      result += plain;
    } else {
      result.push_back(separates(c) ? U' ' : c);
    }
  }
  return result;
}

constexpr char32_t kAlphabets = 0x2000;  // nearly all letters of alphabets are below

// Of each letter by itself, once for all: most texts have no others.
const std::u32string& folded_letter(char32_t c) {
  static const std::vector<std::u32string> all = [] {
    std::vector<std::u32string> made(kAlphabets);
    for (char32_t letter = 0; letter < kAlphabets; ++letter) {
      const auto unit = static_cast<char16_t>(letter);
      made[letter] = folded({&unit, 1});
    }
    return made;
  }();
  return all[c];
}

bool joins_the_one_before(char32_t c) {
  if (c < 0x0300) return false;
  if (c == 0xFF9E || c == 0xFF9F) return true;  // the narrow forms of Japanese marks, which are letters to Unicode
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0 || (c >= 0x1160 && c <= 0x11FF);
}

class Reader {
 public:
  void add(char32_t c, std::size_t begin, std::size_t end) {
    if (c == U' ' && (text_.chars.empty() || text_.chars.back() == U' ')) return;
    text_.chars.push_back(c);
    text_.origins.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  void add(std::u32string_view chars, std::size_t begin, std::size_t end) {
    for (const char32_t c : chars) add(c, begin, end);
  }
  void reserve(std::size_t size) {
    text_.chars.reserve(size);
    text_.origins.reserve(size);
  }
  Text done() {
    if (!text_.chars.empty() && text_.chars.back() == U' ') {
      text_.chars.pop_back();
      text_.origins.pop_back();
    }
    return std::move(text_);
  }

 private:
  Text text_;
};

// The same as for other texts, without a look at what Unicode says of each letter.
Text read_ascii(std::string_view text) {
  Reader reader;
  reader.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto typed = static_cast<char32_t>(text[at]);
    const auto c = typed >= 'A' && typed <= 'Z' ? typed + ('a' - 'A') : typed;
    reader.add(separates(c) ? U' ' : c, at, at + 1);
  }
  return reader.done();
}

// What normalization leaves as it is: the ideographs and syllables that most dense texts are made of.
bool is_its_own(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30A1 && c <= 0x30FA);
}

}  // namespace

std::int64_t text_version() {
  return kRules * 1000 + U_ICU_VERSION_MAJOR_NUM;
}

Text read_text(std::string_view utf8) {
  if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return read_ascii(utf8);
  }
  const auto wide = to_utf16(utf8);
  Reader reader;
  reader.reserve(wide.size());
  for (std::size_t at = 0; at < wide.size();) {
    const auto begin = at;
    const auto first = next_char(wide, at);
    auto end = at;
    while (end < wide.size()) {
      auto behind = end;
      if (!joins_the_one_before(next_char(wide, behind))) break;
      end = behind;
    }
    const bool is_alone = end == at;
    if (is_alone && first < kAlphabets) {
      reader.add(folded_letter(first), begin, end);
    } else if (is_alone && is_its_own(first)) {
      reader.add(first, begin, end);
    } else {
      reader.add(folded(std::u16string_view{wide}.substr(begin, end - begin)), begin, end);
    }
    at = end;
  }
  return reader.done();
}

bool is_dense(char32_t c) {
  return c >= 0x0E00 && is_in(kDense, c);
}

bool is_edge(std::u32string_view chars, std::size_t at) {
  if (at == 0 || at >= chars.size()) return true;
  const auto before = chars[at - 1];
  const auto after = chars[at];
  return before == U' ' || after == U' ' || is_dense(before) || is_dense(after);
}

}  // namespace confab::search
