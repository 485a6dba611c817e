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
}

TEST(PictureHead, AnIconIsAsLargeAsItsLargestPictureSays) {
  const auto png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\x80\0"sv;  // 65,535 x 32,768
  const auto bitmap = "\x28\0\0\0\x20\0\0\0\x40\0\0\0"sv;                    // 32 x 32, with its mask
  const std::string pictures = std::string{bitmap} + std::string(28, '\0') + std::string{png};
  const auto icon = [&](char size_of_second, char begin_of_second) {
    std::string bytes{"\0\0\1\0\2\0"sv};
    bytes += "\x20\x20\0\0\1\0\x20\0\x28\0\0\0\x26\0\0\0"sv;
    bytes += "\x10\x10\0\0\1\0\x20\0"sv;
    bytes += std::string{size_of_second} + std::string(3, '\0') + std::string{begin_of_second} + std::string(3, '\0');
    return picture_head(bytes + pictures);
  };
  const auto head = icon(24, 0x4e);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->extension, "ico");
  EXPECT_EQ(head->width, 65'535);
  EXPECT_EQ(head->height, 32'768);
  EXPECT_FALSE(icon(25, 0x4e)) << "ends behind the file";
  EXPECT_FALSE(icon(24, 0x7f)) << "begins behind the file";
  EXPECT_FALSE(icon(23, 0x4e)) << "does not say its size";
  EXPECT_EQ(icon(40, 0x26)->width, 32);
  EXPECT_FALSE(picture_head("\0\0\1\0\0\0"sv));
  EXPECT_FALSE(picture_head("\0\0\1\0\1"sv));
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
