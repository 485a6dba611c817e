#include "content/letter_picture.h"

#include <gmock/gmock.h>

namespace confab::content {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(LetterPicture, ShowsTheFirstLetter) {
  EXPECT_THAT(letter_picture("ann"), EndsWith(">A</text></svg>"));
  EXPECT_THAT(letter_picture("日本"), EndsWith(">日</text></svg>"));
  EXPECT_THAT(letter_picture("ümit"), EndsWith(">ü</text></svg>"));
  EXPECT_EQ(letter_picture("ann"), letter_picture("ann"));
  EXPECT_NE(letter_picture("ann"), letter_picture("aron"));
}

TEST(LetterPicture, StaysOneElementWhateverTheName) {
  EXPECT_THAT(letter_picture("<script>"), EndsWith(">&lt;</text></svg>"));
  EXPECT_THAT(letter_picture("&"), EndsWith(">&amp;</text></svg>"));
  EXPECT_THAT(letter_picture("\x01"), EndsWith("></text></svg>"));
  EXPECT_THAT(letter_picture("\"onload=x"), Not(HasSubstr("onload")));
}

TEST(LetterPicture, IsAlsoAPng) {
  const auto png = letter_png("ann", 64);
  EXPECT_THAT(png, ::testing::StartsWith("\x89PNG\r\n\x1a\n"));
  EXPECT_EQ(png.substr(16, 8), (std::string{"\0\0\0\x40\0\0\0\x40", 8}));
  EXPECT_NE(letter_png("ann", 64), letter_png("ann", 32));
  EXPECT_EQ(letter_png("\xc3\xa4nn", 64).substr(0, 8), png.substr(0, 8));
  for (const auto* name : {"", "?", "日本", "0", "Z"}) EXPECT_LT(letter_png(name, 1024).size(), 100'000U) << name;
}

}  // namespace
}  // namespace confab::content
