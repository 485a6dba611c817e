#include "base/text.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(Text, Utf8) {
  EXPECT_TRUE(is_valid_utf8("plain \xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80"));
  for (const auto* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
    EXPECT_FALSE(is_valid_utf8(bad));
  }
  EXPECT_EQ(utf16_length("a\xC3\xA4\xF0\x9F\x98\x80"), 4U);
}

TEST(Text, SplitTrimsAndDropsEmptyParts) {
  EXPECT_EQ(split(" a, b ,,c ", ','), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_TRUE(split("", ',').empty());
}

TEST(Text, LikeEscapes) {
  EXPECT_EQ(escape_like("50%_a\\"), "50\\%\\_a\\\\");
}

TEST(Text, CaseAndBlanks) {
  EXPECT_EQ(to_lower_ascii("AZaz09\xC3\x84"), "azaz09\xC3\x84");  // ASCII alone
  EXPECT_TRUE(equal_ignoring_case("Ann", "aNN"));
  EXPECT_FALSE(equal_ignoring_case("Ann", "Anna"));
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim(" \n "), "");
}

}  // namespace
}  // namespace confab
