#include "core/previews/charset.h"

#include <gtest/gtest.h>

namespace confab::core::previews {
namespace {

using std::string_literals::operator""s;

TEST(PreviewCharset, WhatIsUtf8IsTakenForIt) {
  EXPECT_EQ(text_of("Grüße", "iso-8859-1"), "Grüße");  // the header lies
  EXPECT_EQ(text_of("\xEF\xBB\xBFGrüße", ""), "Grüße");
  EXPECT_EQ(text_of("Gr\xC3\xBC\xC3", ""), "Grü");  // cut in the middle of a character
  EXPECT_EQ(text_of("", ""), "");
}

TEST(PreviewCharset, WhatIsDeclaredCounts) {
  EXPECT_EQ(text_of("Gr\xFC\xDF"
                    "e",
                    "iso-8859-1"),
            "Grüße");
  EXPECT_EQ(text_of("<meta charset=\"windows-1251\"><title>\xCF\xF0\xE8\xE2\xE5\xF2</title>", ""),
            "<meta charset=\"windows-1251\"><title>Привет</title>");
  EXPECT_EQ(text_of("\x93\xFA\x96\x7B", "Shift_JIS"), "日本");
  EXPECT_EQ(text_of("\x1b$BF|K\\\x1b(B", "iso-2022-jp"), "日本");
  EXPECT_EQ(text_of("\xFF\xFEG\0r\0\xFC\0"s, "utf-8"), "Grü");
}

// The page is Latin-1 and says UTF-8, or something that does not exist.
TEST(PreviewCharset, WhatMakesNoSenseIsFoundOut) {
  const std::string page =
      "Gr\xFC\xDF"
      "e aus M\xFCnchen und K\xF6ln, sch\xF6ne Stra\xDF"
      "en und gr\xFCne W\xE4lder f\xFCr alle";
  for (const auto* declared : {"utf-8", "no-such-thing", "", "../../etc/passwd"}) {
    EXPECT_EQ(text_of(page, declared).substr(0, 19), "Grüße aus Münche") << declared;
  }
}

TEST(PreviewCharset, BytesThatAreNoTextBecomeSomeText) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  EXPECT_FALSE(text_of(bytes, "").empty());
}

TEST(PreviewCharset, IsReadFromHeadersAndTags) {
  EXPECT_EQ(charset_in("text/html; charset=UTF-8"), "utf-8");
  EXPECT_EQ(charset_in("text/html; charset = \"koi8-r\"; x=y"), "koi8-r");
  EXPECT_EQ(charset_in("<meta http-equiv='Content-Type' content='text/html; charset=big5'>"), "big5");
  EXPECT_EQ(charset_in("text/html; charset"), "");
  EXPECT_EQ(charset_in("text/html; charset=" + std::string(100, 'a')), "");
}

}  // namespace
}  // namespace confab::core::previews
