#include "core/configuration/picture_head.h"

#include <gtest/gtest.h>

namespace confab::core::configuration {
namespace {

using namespace std::string_view_literals;

TEST(PictureHead, SaysWhatAPictureIsAndHowLarge) {
  const auto png = picture_head("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x80"sv);
  ASSERT_TRUE(png);
  EXPECT_EQ(png->extension, "png");
  EXPECT_EQ(png->width, 256);
  EXPECT_EQ(png->height, 128);
  const auto jpeg = picture_head("\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\0\x20\0\x40\3"sv);
  ASSERT_TRUE(jpeg);
  EXPECT_EQ(jpeg->extension, "jpg");
  EXPECT_EQ(jpeg->width, 64);
  EXPECT_EQ(jpeg->height, 32);
  const auto drawing = picture_head("<?xml?>\n<svg width='9' viewBox=\"0 0 300.5 60\"><rect width=\"1\"/></svg>");
  ASSERT_TRUE(drawing);
  EXPECT_EQ(drawing->extension, "svg");
  EXPECT_EQ(drawing->width, 300.5);
  EXPECT_EQ(picture_head("<svg height=\"2\" width=\"4px\"/>")->width, 4);
  EXPECT_EQ(picture_head("\0\0\1\0\1"sv)->extension, "ico");
}

TEST(PictureHead, WhatIsCutOffOrNoPictureIsNone) {
  EXPECT_FALSE(picture_head(""));
  EXPECT_FALSE(picture_head("\x89PNG\r\n\x1a\n\0\0"sv));
  EXPECT_FALSE(picture_head("<html>"));
  EXPECT_EQ(picture_head("\xff\xd8\xff\xe0\xff\xff"sv)->width, 0);
  EXPECT_EQ(picture_head("<svg")->width, 0);
}

}  // namespace
}  // namespace confab::core::configuration
