#include <gtest/gtest.h>

#include "shape.h"

namespace confab::markup {
namespace {

TEST(Inline, EmphasisWithOneOrTwoMarkers) {
  EXPECT_EQ(shape("a *b* **c** _d_ __e__ ~f~ ~~g~~"),
            "paragraph('a ' bold('b') ' ' bold('c') ' ' italic('d') ' ' italic('e') ' ' strike('f') ' ' strike('g'))");
}

TEST(Inline, EmphasisNestsInEveryOtherButNotInItself) {
  EXPECT_EQ(shape("*a _b ~c~_*"), "paragraph(bold('a ' italic('b ' strike('c'))))");
  EXPECT_EQ(shape("~a *b _c_*~"), "paragraph(strike('a ' bold('b ' italic('c'))))");
  EXPECT_EQ(shape("*a **b** c*"), "paragraph(bold('a ') bold('b') bold(' c'))");
}

TEST(Inline, UnclosedMarkersAreText) {
  EXPECT_EQ(shape("*a"), "paragraph('*a')");
  EXPECT_EQ(shape("*a\nb*"), "paragraph('*a') paragraph('b*')");
  EXPECT_EQ(shape("** ** and _ _ and ~ ~"), "paragraph('** ** and _ _ and ~ ~')");
}

TEST(Inline, UnderscoresWithinWordsAreText) {
  EXPECT_EQ(shape("snake_case_name"), "paragraph('snake_case_name')");
  EXPECT_EQ(shape("_a_b"), "paragraph('_a_b')");
  EXPECT_EQ(shape("_*a*_b"), "paragraph('_' bold('a') '_b')");
  EXPECT_EQ(shape("__a__1"), "paragraph('__a__1')");
}

TEST(Inline, CodeTakesEverythingUpToTheNextBacktick) {
  EXPECT_EQ(shape("`*a* @b`"), "paragraph(code('*a* @b'))");
  EXPECT_EQ(shape("`a\nb`"), "paragraph('`a') paragraph('b`')");
}

TEST(Inline, EscapesTakeTheSignAway) {
  EXPECT_EQ(shape(R"(\*a\* \_ \~ \` \# \. \x)"), R"(paragraph('*a* _ ~ ` # . \x'))");
}

TEST(Inline, Spoilers) {
  EXPECT_EQ(shape("it was ||the *cook*||!"), "paragraph('it was ' spoiler('the ' bold('cook')) '!')");
  EXPECT_EQ(shape("||a"), "paragraph('||a')");
  EXPECT_EQ(shape("||||"), "paragraph('||||')");
}

TEST(Inline, MentionsOfUsersAndChannels) {
  EXPECT_EQ(shape("@ann.lee, see #general-2"), "paragraph(@ann.lee ', see ' #general-2)");
  EXPECT_EQ(shape("@ann:example.com @иван #канал"), "paragraph(@ann:example.com ' ' @иван ' ' #канал)");
  EXPECT_EQ(shape("a@b c#d"), "paragraph('a@b c#d')");
  EXPECT_EQ(shape("@name__ @@name"), "paragraph('@name__ ' @name)");
}

TEST(Inline, ColorsOnlyWhereTheyAreEnabled) {
  EXPECT_EQ(shape("color:#fff"), "paragraph('color:#fff')");
  const Options colors{.colors = true};
  EXPECT_EQ(shape("color:#fff", colors), "paragraph(color ffffffff)");
  EXPECT_EQ(shape("color:#12345678\ncolor:#abc8*", colors), "paragraph(color 12345678) paragraph(color aabbcc88 '*')");
  EXPECT_EQ(shape("color:#12345", colors), "paragraph('color:#12345')");
}

TEST(Inline, KatexInTheSyntaxesThatAreEnabled) {
  EXPECT_EQ(shape(R"(\(x\) $y$)"), R"(paragraph('\(x\) $y$'))");
  EXPECT_EQ(shape(R"(\(x\) $y$)", {.katex_parenthesis = true}), "paragraph(katex('x') ' $y$')");
  EXPECT_EQ(shape(R"(\(x\) $y$)", {.katex_dollar = true}), R"(paragraph('\(x\) ' katex('y')))");
}

TEST(Inline, Timestamps) {
  EXPECT_EQ(shape("<t:1630360800:R> <t:1630360800>"), "paragraph(time 1630360800 R ' ' time 1630360800 t)");
  EXPECT_EQ(shape("<t:2025-07-22T10:00:00.000+02:00:f>"), "paragraph(time 1753171200 f)");
  EXPECT_EQ(shape("<t:2025-13-22T10:00:00:f>"), "paragraph(time 0 f)");
  EXPECT_EQ(shape(R"(\<t:1630360800:R>)"), "paragraph('<t:1630360800:R>')");
  EXPECT_EQ(shape("<t:16303608001>"), "paragraph('<t:16303608001>')");
}

TEST(Inline, ATimeOfDayIsToday) {
  const Options options{.now = from_millis(1'753'200'000'000)};  // 2025-07-22T16:00:00Z
  EXPECT_EQ(shape("<t:10:00>", options), "paragraph(time 1753178400 t)");
  EXPECT_EQ(shape("<t:10:00:30-01:00:T>", options), "paragraph(time 1753182030 T)");
}

}  // namespace
}  // namespace confab::markup
