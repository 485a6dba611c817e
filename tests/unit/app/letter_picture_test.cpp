#include "app/letter_picture.h"

#include <gmock/gmock.h>

namespace confab::app {
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

}  // namespace
}  // namespace confab::app
