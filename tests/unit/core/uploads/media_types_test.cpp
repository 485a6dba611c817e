#include "core/uploads/media_types.h"

#include <gtest/gtest.h>

namespace confab::core::uploads {
namespace {

TEST(MediaTypes, WhatIsSaidCountsWhereItSaysMoreThanTheName) {
  EXPECT_EQ(stored_type("image/png", "a"), "image/png");
  EXPECT_EQ(stored_type("image/png", "a.jpg"), "image/png");
  EXPECT_EQ(stored_type("IMAGE/PNG; charset=x", "a"), "image/png");
  EXPECT_EQ(stored_type("application/octet-stream", "a.PDF"), "application/pdf");
  EXPECT_EQ(stored_type("", "a.lst"), "text/plain");
  EXPECT_EQ(stored_type("x/unheard-of", "a.txt"), "text/plain");
  EXPECT_EQ(stored_type("x/unheard-of", "a"), "application/octet-stream");
  EXPECT_EQ(stored_type("text/html\r\nX: y", "a"), "application/octet-stream");
}

TEST(MediaTypes, ContentCountsWhereTheRestLies) {
  EXPECT_EQ(seen_through("image/png", "text/html"), "text/html");
  EXPECT_EQ(seen_through("image/png", "image/svg+xml"), "image/svg+xml");
  EXPECT_EQ(seen_through("application/octet-stream", "image/svg+xml"), "image/svg+xml");
  EXPECT_EQ(seen_through("video/mp4", "application/zip"), "application/zip");
  EXPECT_EQ(seen_through("image/heic", "application/octet-stream"), "image/heic");
  EXPECT_EQ(seen_through("audio/webm", "video/webm"), "audio/webm");
  EXPECT_EQ(seen_through("text/markdown", "text/html"), "text/markdown");
  EXPECT_EQ(seen_through("image/png", ""), "image/png");
}

TEST(MediaTypes, Lists) {
  EXPECT_TRUE(is_on_list("text/html, image/*", "image/png"));
  EXPECT_TRUE(is_on_list(" TEXT/html ", "text/html"));
  EXPECT_FALSE(is_on_list("image/*", "imagex/png"));
  EXPECT_FALSE(is_on_list("", "text/html"));
}

TEST(MediaTypes, Names) {
  EXPECT_EQ(extension_of("a.tar.GZ"), "gz");
  EXPECT_EQ(extension_of(".bashrc"), "");
  EXPECT_EQ(extension_of("a."), "");
  EXPECT_EQ(kept_name(" a\r\n/b.txt "), "ab.txt");
  EXPECT_EQ(kept_name(".."), "file");
  EXPECT_EQ(kept_name(std::string(300, 'a') + ".png"), std::string(251, 'a') + ".png");
  std::string long_name;
  for (int i = 0; i < 300; ++i) long_name += "ä";
  EXPECT_EQ(kept_name(long_name).size(), 510U);
  EXPECT_EQ(name_for_download("a", "image/png"), "a.png");
  EXPECT_EQ(name_for_download("a.jpeg", "image/jpeg"), "a.jpeg");
  EXPECT_EQ(name_for_download("a.bin", "application/octet-stream"), "a.bin");
}

}  // namespace
}  // namespace confab::core::uploads
