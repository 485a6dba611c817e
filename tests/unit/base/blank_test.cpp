#include "base/blank.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(ShowsNothing, WhiteSpaceAndSignsWithoutInk) {
  for (const auto* text : {"", " \t\r\n", "\u3000", "\u00A0", "\u200B", "\u2800", "\uFEFF", "\u202E", "\u2066 \u2069",
                           "\u00AD", "\u115F\u3164\uFFA0", "\u180E", "\U000E0041", "\u034F", "\uFE0F", "\x07"}) {
    EXPECT_TRUE(shows_nothing(text)) << text;
  }
}

TEST(ShowsNothing, WhateverLeavesATrace) {
  for (const auto* text : {"a", ".", "\u202Ea", "\u0301", "👩‍👩‍👧", "\uFFFD", " \u00A0_", "\u0E33"}) {
    EXPECT_FALSE(shows_nothing(text)) << text;
  }
}

TEST(LeavesItsLine, WhatBreaksOrTurnsIt) {
  for (const auto* text : {"a\nb", "\x1b[31m", "\u0085", "\u2028", "a\u202Eb", "\u2066"}) {
    EXPECT_TRUE(leaves_its_line(text)) << text;
  }
  for (const auto* text : {"", "Ann", "\u0622\u0646\u200C\u0647", "\u200Fx", "👩‍👩‍👧"})
    EXPECT_FALSE(leaves_its_line(text)) << text;
}

}  // namespace
}  // namespace confab
