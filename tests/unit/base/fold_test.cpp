#include "base/fold.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(Fold, ForgetsCaseInAnyScript) {
  EXPECT_EQ(fold("Ann.Lee-7"), "ann.lee-7");
  EXPECT_EQ(fold("ÖZGÜR"), "özgür");
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(fold("ΣΊΣΥΦΟΣ"), fold("σίσυφος"));
  EXPECT_EQ(fold("ЮЛИЯ"), "юлия");
  EXPECT_EQ(fold("佐藤"), "佐藤");
}

TEST(Fold, ForgetsHowACharacterIsEncoded) {
  EXPECT_EQ(fold("Zoe\xCC\x88"), fold("ZOË")) << "e and a combining diaeresis";
  EXPECT_EQ(fold("Ａnn"), "ann") << "full width";
  EXPECT_NE(fold("özgür"), fold("ozgur")) << "an accent is part of a name";
}

TEST(Fold, TakesAnything) {
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("\xFFx"), "\xEF\xBF\xBDx");
  EXPECT_EQ(fold("\xEF\xB7\xBA").size(), 33U) << "one character that becomes eighteen";
  std::string long_text;
  for (int i = 0; i < 1000; ++i) long_text += "\xEF\xB7\xBA";
  EXPECT_EQ(fold(long_text).size(), 33'000U);
}

}  // namespace
}  // namespace confab
