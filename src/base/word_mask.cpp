#include "base/word_mask.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstddef>
#include <unordered_set>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf16.h"

namespace confab {
namespace {

constexpr std::size_t kLongestWord = 128;  // UTF-16 units when folded; so far a text is looked at from each letter

bool is_mark(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool is_letter(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) || u_isdigit(c) || c == '_';
}

// Thai, Chinese, Japanese and their like: any letter may be a word's first or last one.
bool is_unspaced(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return false;
  }
}

std::u16string folded_sign(const std::u16string& sign) {
  if (sign.size() == 1 && sign[0] < 0x80) {
    const bool is_upper = sign[0] >= 'A' && sign[0] <= 'Z';
    return std::u16string(1, static_cast<char16_t>(is_upper ? sign[0] + ('a' - 'A') : sign[0]));
  }
  return to_utf16(fold(to_utf8(sign)));
}

}  // namespace

/// What a reader takes for one letter: with the accents that follow it.
struct WordMask::Sign {
  std::size_t from = 0, to = 0;
  std::u16string folded;  // empty: nobody sees it
  bool is_letter = false, is_unspaced = false;
};

WordMask::WordMask(std::string_view words, std::string_view but_not) {
  std::unordered_set<std::string> stay;
  for (const auto& word : split(but_not, ',')) stay.insert(fold(word));
  for (const auto& word : split(words, ',')) {
    const auto folded = fold(word);
    if (!stay.contains(folded)) add(to_utf16(folded));
  }
}

void WordMask::add(const std::u16string& folded) {
  if (folded.empty() || folded.size() > kLongestWord) return;
  std::uint32_t node = 0;
  for (const char16_t letter : folded) {
    const auto made = static_cast<std::uint32_t>(ends_.size());
    const auto [found, is_new] = next_.try_emplace(std::uint64_t{node} << 16 | letter, made);
    if (is_new) ends_.push_back(false);
    node = found->second;
  }
  ends_[node] = true;
}

std::vector<WordMask::Sign> WordMask::signs_of(const std::u16string& text) {
  std::vector<Sign> signs;
  signs.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    Sign sign{.from = i, .to = i, .folded = {}};
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    sign.is_letter = is_letter(c);
    sign.is_unspaced = is_unspaced(c);
    for (sign.to = i; i < text.size(); sign.to = i) {
      U16_NEXT(text.data(), i, text.size(), c);
      if (!is_mark(c)) break;
    }
    i = sign.to;
    sign.folded = folded_sign(text.substr(sign.from, sign.to - sign.from));
    signs.push_back(std::move(sign));
  }
  return signs;
}

std::ptrdiff_t WordMask::end_of_word(const std::vector<Sign>& signs, std::ptrdiff_t first) const {
  const auto at = [&](std::ptrdiff_t i) -> const Sign& { return signs[static_cast<std::size_t>(i)]; };
  const auto are_joined = [&](std::ptrdiff_t i, std::ptrdiff_t j) {
    return at(i).is_letter && at(j).is_letter && !at(i).is_unspaced && !at(j).is_unspaced;
  };
  const auto none = first - 1;
  if (at(first).folded.empty() || (first > 0 && are_joined(none, first))) return none;
  std::uint32_t node = 0;
  auto last = none;
  for (auto i = first; i < std::ssize(signs); ++i) {
    for (const char16_t letter : at(i).folded) {
      const auto found = next_.find(std::uint64_t{node} << 16 | letter);
      if (found == next_.end()) return last;
      node = found->second;
    }
    const bool is_end = i + 1 == std::ssize(signs) || !are_joined(i, i + 1);
    if (ends_[node] && is_end) last = i;
    if (at(i).folded.empty() && i - first > static_cast<std::ptrdiff_t>(kLongestWord)) return last;
  }
  return last;
}

std::string WordMask::masked(std::string_view text) const {
  if (next_.empty()) return std::string{text};
  const auto wide = to_utf16(text);
  const auto signs = signs_of(wide);
  std::u16string out;
  out.reserve(wide.size());
  bool found = false;
  for (std::ptrdiff_t i = 0; i < std::ssize(signs); ++i) {
    const auto last = end_of_word(signs, i);
    if (last < i) {
      const auto& sign = signs[static_cast<std::size_t>(i)];
      out.append(wide, sign.from, sign.to - sign.from);
      continue;
    }
    out.append(static_cast<std::size_t>(last - i + 1), u'*');
    i = last;
    found = true;
  }
  return found ? to_utf8(out) : std::string{text};
}

}  // namespace confab
