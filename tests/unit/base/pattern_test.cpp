#include "base/pattern.h"

#include <gmock/gmock.h>

#include <chrono>

namespace confab {
namespace {

using ::testing::HasSubstr;

std::string against(std::string_view text) {
  try {
    const Pattern pattern{text};
  } catch (const BadPattern& error) {
    return error.what();
  }
  return {};
}

TEST(Pattern, AllOfTheTextMustMatch) {
  const Pattern pattern{"[0-9a-zA-Z-_.]+"};
  EXPECT_TRUE(pattern.matches("ann-1_x.Y"));
  for (const auto* other : {"", "ann!", "!ann", "ann smith", "\xC3\xA4nn", "ann\n"})
    EXPECT_FALSE(pattern.matches(other)) << other;
  EXPECT_TRUE(Pattern{"a|ab"}.matches("ab")) << "the longest alternative counts, not the first";
  EXPECT_FALSE(Pattern{"a|b"}.matches("ax"));
}

TEST(Pattern, CharactersAreUnicodes) {
  const Pattern arabic{R"([\u0600-\u06FF0-9a-zA-Z-_.]+)"};
  EXPECT_TRUE(arabic.matches("\xD8\xB9\xD9\x84\xD9\x8A_1"));
  EXPECT_FALSE(arabic.matches("\xC3\xA9"));
  EXPECT_TRUE(Pattern{"[\xC3\xA0-\xC3\xBF]+"}.matches("\xC3\xA9\xC3\xA0"));
  EXPECT_FALSE(Pattern{"[\xC3\xA0-\xC3\xBF]+"}.matches("\xC3")) << "half of a character";
  EXPECT_TRUE(Pattern{"."}.matches("\xF0\x9F\x98\x80"));
  EXPECT_TRUE(Pattern{R"(\uD83D\uDE00)"}.matches("\xF0\x9F\x98\x80"));
  EXPECT_TRUE(Pattern{R"(\u{1F600})"}.matches("\xF0\x9F\x98\x80"));
  EXPECT_TRUE(Pattern{R"(\p{L}+)"}.matches("\xC3\xA9\xD8\xB9"));
}

TEST(Pattern, IsWrittenAsInJavaScript) {
  EXPECT_TRUE(Pattern{R"((?<first>[a-z]+)\/\-\\u)"}.matches(R"(abc/-\u)"));
}

TEST(Pattern, WhatIsNoneSaysWhy) {
  EXPECT_THAT(against("[a-"), HasSubstr("missing ]"));
  EXPECT_THAT(against("(a"), HasSubstr("missing )"));
  EXPECT_THAT(against(R"(\u06)"), HasSubstr("four hexadecimal digits"));
  EXPECT_THAT(against(R"(\uD83D)"), HasSubstr("half of a character"));
  EXPECT_THAT(against("\xFF"), HasSubstr("UTF-8"));
  for (const auto* unbounded : {"(?=a)a", "(?<!a)b", R"((a)\1)"}) EXPECT_NE(against(unbounded), "") << unbounded;
  EXPECT_THAT(against("((a{100}){100}){100}"), Not(HasSubstr("missing"))) << "more than fits is refused";
  EXPECT_NE(against("((a{100}){100}){100}"), "");
  EXPECT_THAT(against(std::string(1'001, 'a')), HasSubstr("longer than"));
}

TEST(Pattern, TimeGrowsWithTheTextAlone) {
  const Pattern nested{"([a-z0-9]+[-_.]?)+"};
  const Pattern alternatives{"(a|a)*(a|aa)+(a*)*b"};
  const auto before = std::chrono::steady_clock::now();
  EXPECT_FALSE(nested.matches(std::string(10'000, 'a') + "!"));
  EXPECT_FALSE(alternatives.matches(std::string(10'000, 'a') + "!"));
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds{2});
}

}  // namespace
}  // namespace confab
