#include "search/term.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "search/grams.h"
#include "search/samples.h"

namespace confab::search {
namespace {

bool found(std::string_view what, std::string_view text, bool quoted = false) {
  return contains(read_text(text).chars, *make_term(what, quoted));
}

TEST(SearchTerm, PartsOfWordsAreFound) {
  EXPECT_TRUE(found("hel", "Hello there"));
  EXPECT_TRUE(found("ell", "Hello there"));
  EXPECT_TRUE(found("HELLO", "say hello!"));
  EXPECT_FALSE(found("help", "hello"));
  EXPECT_TRUE(found("arger", "Ärger"));
  EXPECT_TRUE(found("Ärg", "arger"));
  EXPECT_TRUE(found("ривет", "ПРИВЕТ"));
}

TEST(SearchTerm, OneOrTwoLettersBeginAWord) {
  EXPECT_TRUE(found("he", "well, hello"));
  EXPECT_FALSE(found("lo", "hello"));
  EXPECT_TRUE(found("a", "what a day"));
  EXPECT_FALSE(found("a", "what an apple"));
}

TEST(SearchTerm, DenseScriptsNeedNoSpaces) {
  EXPECT_TRUE(found("世", "你好世界"));
  EXPECT_TRUE(found("好世", "你好世界"));
  EXPECT_FALSE(found("好界", "你好世界"));
  EXPECT_TRUE(found("京都", "東京都"));
  EXPECT_TRUE(found("국", "한국어"));
  EXPECT_TRUE(found("api", "使用API接口"));
  EXPECT_TRUE(found("👍", "great👍"));
}

TEST(SearchTerm, WhatIsQuotedIsWholeWordsInOrder) {
  EXPECT_TRUE(found("good morning", "Good, morning!", true));
  EXPECT_FALSE(found("good morning", "good mornings", true));
  EXPECT_FALSE(found("good morning", "morning good", true));
  EXPECT_FALSE(found("hell", "hello", true));
  EXPECT_TRUE(found("你好", "他说你好吗", true));
}

TEST(SearchTerm, WordsThatAreJoinedBySignsFollowEachOther) {
  EXPECT_TRUE(found("foo-bar", "the foo_bars"));
  EXPECT_TRUE(found("example.com/a", "see https://example.com/about"));
  EXPECT_FALSE(found("foo-bar", "foo and bar"));
  EXPECT_FALSE(make_term("?!", false));
}

TEST(SearchTerm, RangesCountAsJavaScriptDoes) {
  const auto text = read_text("\U0001F600 Hello, HELLOhello");
  const std::vector<Range> expected{{3, 8}, {10, 20}};
  EXPECT_EQ(ranges_of({*make_term("hello", false)}, text, 10), expected) << "what touches is one";
  EXPECT_EQ(ranges_of({*make_term("hello", false)}, text, 1).size(), 1U);
}

TEST(SearchTerm, WholeWordsAreWorthMoreThanParts) {
  const std::vector<Term> terms{*make_term("art", false)};
  const auto score = [&](std::string_view text) { return score_of(terms, read_text(text)); };
  EXPECT_GT(score("modern art"), score("an artist"));
  EXPECT_GT(score("an artist"), score("to start"));
  EXPECT_GT(score("art and art"), score("art and craft"));
}

TEST(SearchTerm, ATextWithTheTermHasItsGrams) {
  testing::Samples samples{7};
  int matches = 0;
  for (int round = 0; round < 30'000; ++round) {
    const auto text = read_text(samples.text());
    const auto term = make_term(samples.part(), samples.one_in(3));
    if (!term) continue;
    const auto wanted = grams_of(*term, 6);
    ASSERT_FALSE(wanted.empty());
    if (!contains(text.chars, *term)) continue;
    ++matches;
    const auto grams = grams_of(text.chars);
    for (const auto gram : wanted) ASSERT_TRUE(std::binary_search(grams.begin(), grams.end(), gram));
  }
  EXPECT_GT(matches, 500);
}

}  // namespace
}  // namespace confab::search
