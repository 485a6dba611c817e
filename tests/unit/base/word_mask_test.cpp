#include "base/word_mask.h"

#include <gtest/gtest.h>

#include <chrono>

namespace confab {
namespace {

std::string masked(std::string_view text, std::string_view words, std::string_view but_not = {}) {
  return WordMask{words, but_not}.masked(text);
}

TEST(WordMask, HidesWholeWordsWhateverTheirCase) {
  EXPECT_EQ(masked("darn it, DARN! darned dar", "darn, heck"), "**** it, ****! darned dar");
  EXPECT_EQ(masked("a_darn darn1 (darn)", "darn"), "a_darn darn1 (****)");
  EXPECT_EQ(masked("darn", ""), "darn");
  EXPECT_EQ(masked("", "darn"), "");
}

TEST(WordMask, LeavesWhatIsExcepted) {
  EXPECT_EQ(masked("darn heck", "darn,heck", "Heck"), "**** heck");
}

TEST(WordMask, KnowsPhrasesAndSigns) {
  EXPECT_EQ(masked("oh dear me", "oh dear"), "******* me");
  EXPECT_EQ(masked("b@d! b@d", "b@d"), "***! ***");
  EXPECT_EQ(masked("oh dear", "oh, oh dear"), "*******") << "the longest one";
  EXPECT_EQ(masked("ohoh oh", "oh"), "ohoh **");
}

TEST(WordMask, KnowsEveryScript) {
  EXPECT_EQ(masked("Über ÜBER u\u0308ber über den", "über"), "**** **** **** **** den");
  EXPECT_EQ(masked("Чёрт! чёрта", "чёрт"), "****! чёрта");
  EXPECT_EQ(masked("これはバカです", "バカ"), "これは**です");
  EXPECT_EQ(masked("Straße STRASSE", "strasse"), "****** *******");
  EXPECT_EQ(masked("ｄａｒｎ", "darn"), "****");
  EXPECT_EQ(masked("😀darn😀", "darn"), "😀****😀");
}

TEST(WordMask, IsNotFooledBySignsThatNobodySees) {
  EXPECT_EQ(masked("da\u200Brn", "darn"), "*****");
}

TEST(WordMask, TakesTimeWithTheTextAlone) {
  std::string words;
  for (int i = 1; i <= 128; ++i) words += std::string(static_cast<std::size_t>(i), 'a') + "b,";
  const WordMask mask{words, {}};
  const std::string text(100'000, 'a');
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(mask.masked(text), text);
  std::string spaced;
  for (int i = 0; i < 20'000; ++i) spaced += "a b ";
  EXPECT_EQ(mask.masked(spaced), spaced);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{5});
}

}  // namespace
}  // namespace confab
