#include <gtest/gtest.h>

#include "shape.h"

namespace confab::markup {
namespace {

TEST(Emoji, UpToThreeAloneAreBig) {
  EXPECT_EQ(shape(":smile:"), "big(emoji smile)");
  EXPECT_EQ(shape(" 😀\n:) 👍🏽 "), "big(emoji 😀 emoji :)=slight_smile emoji 👍🏽)");
  EXPECT_EQ(shape("😀😀😀😀"), "paragraph(emoji 😀 emoji 😀 emoji 😀 emoji 😀)");
}

TEST(Emoji, SequencesAreOne) {
  EXPECT_EQ(shape("a 👨‍👩‍👧"), "paragraph('a ' emoji 👨‍👩‍👧)");
  EXPECT_EQ(shape("a 🏳️‍🌈"), "paragraph('a ' emoji 🏳️‍🌈)");
  EXPECT_EQ(shape("a 🏴󠁧󠁢󠁥󠁮󠁧󠁿"), "paragraph('a ' emoji 🏴󠁧󠁢󠁥󠁮󠁧󠁿)");
  EXPECT_EQ(shape("a 🇩🇪🇫🇷"), "paragraph('a ' emoji 🇩🇪 emoji 🇫🇷)");
  EXPECT_EQ(shape("a 1️⃣ ❤️"), "paragraph('a ' emoji 1️⃣ ' ' emoji ❤️)");
}

TEST(Emoji, TextSymbolsNeedTheEmojiStyle) {
  EXPECT_EQ(shape("a © ©️"), "paragraph('a © ' emoji ©️)");
}

TEST(Emoji, ShortcodesTouchedByTextAreText) {
  EXPECT_EQ(shape("a :smile: b"), "paragraph('a ' emoji smile ' b')");
  EXPECT_EQ(shape("a:smile:b"), "paragraph('a:smile:b')");
  EXPECT_EQ(shape("a :smile::smile: b"), "paragraph('a :smile::smile: b')");
}

TEST(Emoji, Emoticons) {
  EXPECT_EQ(shape("a :) b"), "paragraph('a ' emoji :)=slight_smile ' b')");
  EXPECT_EQ(shape("a :)b"), "paragraph('a :)b')");
  EXPECT_EQ(shape("a <3 b :D c"), "paragraph('a ' emoji <3=heart ' b ' emoji :D=smiley ' c')");
  EXPECT_EQ(shape("a :) b", {.emoticons = false}), "paragraph('a :) b')");
}

}  // namespace
}  // namespace confab::markup
