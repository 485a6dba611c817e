#include "search/text.h"

#include <gtest/gtest.h>

#include "base/utf16.h"

namespace confab::search {
namespace {

std::string shown(std::string_view text) {
  std::u16string wide;
  for (const auto c : read_text(text).chars) {
    if (c > 0xFFFF) wide.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
    wide.push_back(static_cast<char16_t>(c > 0xFFFF ? 0xDC00 + (c & 0x3FF) : c));
  }
  return to_utf8(wide);
}

TEST(SearchText, CaseAndAccentsAndWidthAreGone) {
  EXPECT_EQ(shown("HeLLo"), "hello");
  EXPECT_EQ(shown("Ärger Straße"), "arger strasse");
  EXPECT_EQ(shown("A\u0308rger"), "arger") << "however the accent is encoded";
  EXPECT_EQ(shown("Łódź Ørsted Æsir"), "lodz orsted aesir");
  EXPECT_EQ(shown("ПРИВЕТ Ёлка"), "привет елка");
  EXPECT_EQ(shown("ΑΘΉΝΑ"), "αθηνα");
  EXPECT_EQ(shown("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(shown("İstanbul ısı"), "istanbul isi");
  EXPECT_EQ(shown("مُحَمَّد"), "محمد");
}

TEST(SearchText, WhatIsALetterOfItsOwnStays) {
  EXPECT_EQ(shown("がぎぐ"), "がぎぐ");
  EXPECT_EQ(shown("か\u3099"), "が");
  EXPECT_EQ(shown("ｶﾞ"), "ガ");
  EXPECT_EQ(shown("한국어"), "한국어");
  EXPECT_EQ(shown("हिन्दी"), "हिन्दी");
  EXPECT_EQ(shown("你好，世界！"), "你好 世界");
}

TEST(SearchText, WhatSeparatesIsOneSpace) {
  EXPECT_EQ(shown("  well - done...\n\tgo_on `now`  "), "well done go on now");
  EXPECT_EQ(shown("https://example.com/a?b=c"), "https example com a b c");
  EXPECT_EQ(shown("c++ $5"), "c++ $5");
  EXPECT_EQ(shown("!?.,;"), "");
  EXPECT_EQ(shown(""), "");
}

TEST(SearchText, EachCharacterKnowsWhereItComesFrom) {
  const auto text = read_text("\U0001F600 Stra\u00DFe");
  ASSERT_EQ(text.chars.size(), text.origins.size());
  EXPECT_EQ(text.chars.front(), U'\U0001F600');
  EXPECT_EQ(text.origins.front().end, 2U) << "two units of UTF-16";
  EXPECT_EQ(text.origins[6].begin, 7U);
  EXPECT_EQ(text.origins[7].begin, 7U) << "ss come from one letter";
  EXPECT_EQ(text.origins[8].begin, 8U);
}

TEST(SearchText, PlainTextIsReadLikeAnyOther) {
  for (int c = 1; c < 128; ++c) {
    const std::string text{'a', static_cast<char>(c), 'b'};
    EXPECT_EQ(shown(text + " \u4E16"), shown(text) + " \u4E16") << c;
  }
}

TEST(SearchText, BrokenBytesDoNoHarm) {
  EXPECT_NO_THROW(static_cast<void>(read_text("a\xC3 b\xFF\xFE")));
  EXPECT_EQ(shown("ab\xFFzz").substr(0, 2), "ab");
}

}  // namespace
}  // namespace confab::search
