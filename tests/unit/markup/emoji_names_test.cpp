#include "markup/emoji_names.h"

#include <gtest/gtest.h>

namespace confab::markup {
namespace {

TEST(EmojiNames, AreThoseOfTheField) {
  for (const auto* name : {"smile", "+1", "-1", "thumbsup", "100", "flag_de", "zzz", "a", "slight_smile", "1234"}) {
    EXPECT_TRUE(is_emoji_name(name)) << name;
  }
  for (const auto* name : {"", "smil", "smiley_", ":smile:", "Smile", "no_such_emoji", "smile smile", "_tone1"}) {
    EXPECT_FALSE(is_emoji_name(name)) << name;
  }
}

TEST(EmojiNames, TakeSkinTonesWhereTheEmojiHasSome) {
  EXPECT_TRUE(is_emoji_name("thumbsup_tone1"));
  EXPECT_TRUE(is_emoji_name("+1_tone5"));
  EXPECT_TRUE(is_emoji_name("handshake_tone1_tone5"));
  EXPECT_FALSE(is_emoji_name("thumbsup_tone0"));
  EXPECT_FALSE(is_emoji_name("thumbsup_tone6"));
  EXPECT_FALSE(is_emoji_name("thumbsup_tone1_tone2")) << "one person has one thumb";
  EXPECT_FALSE(is_emoji_name("smile_tone1"));
}

}  // namespace
}  // namespace confab::markup
