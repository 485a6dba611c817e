#include "base/latin.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(Latin, OtherScriptsByTheirSound) {
  EXPECT_EQ(to_latin("Ελληνικά-x"), "Ellinika-x");
  EXPECT_EQ(to_latin("привет мир"), "privet mir");
  EXPECT_EQ(to_latin("Журнал"), "Zhurnal");
  EXPECT_EQ(to_latin("соль"), "sol");
  EXPECT_EQ(to_latin("你好"), "ni hao");
}

TEST(Latin, AccentsGoAndGermanLettersAreSpelled) {
  EXPECT_EQ(to_latin("Crème Brûlée"), "Creme Brulee");
  EXPECT_EQ(to_latin("Größe Übung Äh"), "Groesse Uebung Aeh");
  EXPECT_EQ(to_latin("o\xCC\x88l"), "oel");
}

TEST(Latin, WhatIsPlainStays) {
  EXPECT_EQ(to_latin("Plain_name-1.x & y"), "Plain_name-1.x & y");
  EXPECT_EQ(to_latin(""), "");
}

}  // namespace
}  // namespace confab
