#include "services/media/child_driver.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/errors/request.h"
#include "embedded/media_program.h"
#include "services/media/samples.h"

namespace confab::services::media {
namespace {

using testing::animated_gif;
using testing::pdf;
using testing::png;
using testing::with_exif;

class ChildDriverTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "confab-media-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string file(const std::string& name, const std::string& content) const {
    auto path = (folder / name).string();
    std::ofstream{path, std::ios::binary} << content;
    return path;
  }
  static std::string content(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  std::string fresh() { return (folder / ("made-" + std::to_string(++made))).string(); }
  std::string jpeg(std::uint32_t width, std::uint32_t height) {
    const auto to = fresh();
    driver.make(file("source.png", png(width, height)), to, {.format = "jpeg"});
    return content(to);
  }
  Failure failure(const std::string& from, const Wish& wish) {
    const auto to = fresh();
    try {
      driver.make(from, to, wish);
    } catch (const Failed& failed) {
      EXPECT_FALSE(std::filesystem::exists(to)) << "half a picture stays behind";
      return failed.why();
    }
    ADD_FAILURE() << "a picture was made";
    return Failure::unavailable;
  }

  std::filesystem::path folder;
  int made = 0;
  ChildDriver driver{embedded::media_program(), {}};
};

const Wish kSquare{.fit = Wish::Fit::cover, .box = {.width = 20, .height = 20}};

TEST_F(ChildDriverTest, SaysWhatAPictureIs) {
  const auto facts = driver.inspect(file("a.bin", png(64, 48, true)));
  EXPECT_EQ(facts.type, "image/png");
  EXPECT_EQ(facts.format, "png");
  EXPECT_EQ(facts.pixels->width, 64);
  EXPECT_EQ(facts.pixels->height, 48);
  EXPECT_TRUE(facts.has_alpha);
  EXPECT_FALSE(facts.is_animated);
}

TEST_F(ChildDriverTest, AnAnimationIsOneAndBecomesAStill) {
  const auto path = file("a.gif", animated_gif());
  const auto facts = driver.inspect(path);
  EXPECT_EQ(facts.format, "gif");
  EXPECT_TRUE(facts.is_animated);
  const auto to = fresh();
  EXPECT_EQ(driver.make(path, to, {.format = "png"}).pixels.height, 1);
  EXPECT_EQ(driver.inspect(to).type, "image/png");
}

TEST_F(ChildDriverTest, APictureIsTurnedUprightAndForgetsWhereItWasTaken) {
  const auto path = file("a.jpg", with_exif(jpeg(64, 48)));
  EXPECT_EQ(driver.inspect(path).pixels->width, 48) << "as it is seen";
  const auto to = fresh();
  const auto turned = driver.make(path, to, {});
  EXPECT_EQ(turned.pixels.width, 48);
  EXPECT_EQ(turned.size, std::filesystem::file_size(to));
  EXPECT_EQ(content(to).find("Exif"), std::string::npos);

  const auto kept = fresh();
  driver.make(path, kept, {.upright = false, .keep_notes = true});
  EXPECT_NE(content(kept).find("Exif"), std::string::npos);
  EXPECT_EQ(driver.inspect(kept).pixels->width, 48);
}

TEST_F(ChildDriverTest, WhatIsNotNeededToShowAPictureIsANote) {
  const auto has_notes = [&](const std::string& bytes) { return driver.inspect(file("a", bytes)).has_notes; };
  const auto plain = png(64, 48);
  EXPECT_FALSE(has_notes(plain));
  EXPECT_TRUE(has_notes(plain + "more"));
  const auto end = plain.size() - 12;
  EXPECT_TRUE(
      has_notes(plain.substr(0, end) + testing::png_chunk("tEXt", std::string{"Comment\0x", 9}) + plain.substr(end)));
  EXPECT_FALSE(
      has_notes(plain.substr(0, end) + testing::png_chunk("gAMA", testing::big_endian(45'455)) + plain.substr(end)));
  const auto photo = jpeg(64, 48);
  EXPECT_FALSE(has_notes(photo));
  EXPECT_TRUE(has_notes(with_exif(photo)));
  EXPECT_TRUE(has_notes(photo + "more"));
  EXPECT_TRUE(has_notes(photo.substr(0, 2) + std::string{"\xff\xfe\0\4hi", 6} + photo.substr(2))) << "a comment";
  const auto to = fresh();
  driver.make(file("source.png", plain), to, {.format = "webp"});
  const auto webp = content(to);
  EXPECT_TRUE(has_notes(webp)) << "libvips writes its resolution as EXIF";
  const auto at = webp.find("VP8 ");
  const std::size_t size =
      static_cast<unsigned char>(webp.at(at + 4)) + 256 * static_cast<unsigned char>(webp.at(at + 5));
  const auto pixels = webp.substr(at, 8 + size + size % 2);
  const auto all = pixels.size() + 4;
  const std::string bare =
      "RIFF" + std::string{static_cast<char>(all % 256), static_cast<char>(all / 256), '\0', '\0'} + "WEBP" + pixels;
  EXPECT_FALSE(has_notes(bare));
  EXPECT_TRUE(has_notes(bare + "more"));
}

TEST_F(ChildDriverTest, FitsPicturesIntoABox) {
  const auto path = file("a.png", png(64, 32));
  const auto size = [&](Wish::Fit fit, int width, int height) {
    const auto made = driver.make(path, fresh(), {.fit = fit, .box = {.width = width, .height = height}, .blur = true});
    return std::to_string(made.pixels.width) + "x" + std::to_string(made.pixels.height);
  };
  EXPECT_EQ(size(Wish::Fit::inside, 32, 32), "32x16");
  EXPECT_EQ(size(Wish::Fit::inside, 100, 100), "64x32") << "never enlarged";
  EXPECT_EQ(size(Wish::Fit::cover, 200, 200), "200x200");
  EXPECT_EQ(size(Wish::Fit::pad, 50, 50), "50x50");
}

TEST_F(ChildDriverTest, APaddedPictureIsTransparentAround) {
  const auto to = fresh();
  driver.make(file("a.png", png(64, 32)), to, {.fit = Wish::Fit::pad, .box = {.width = 50, .height = 50}});
  EXPECT_TRUE(driver.inspect(to).has_alpha);
}

TEST_F(ChildDriverTest, WhatIsNoPictureIsNone) {
  const auto page = file("a.png", "<!DOCTYPE html><html><script>alert(1)</script></html>");
  EXPECT_EQ(driver.inspect(page).type, "text/html");
  EXPECT_EQ(driver.inspect(page).format, "");
  EXPECT_EQ(failure(page, kSquare), Failure::not_a_picture);
  const auto empty = file("b.png", "");
  EXPECT_EQ(driver.inspect(empty).format, "");
  EXPECT_EQ(failure(empty, kSquare), Failure::not_a_picture);
  const auto drawing = file("c.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>)");
  EXPECT_EQ(driver.inspect(drawing).type, "image/svg+xml");
  EXPECT_EQ(failure(drawing, kSquare), Failure::not_a_picture);
}

TEST_F(ChildDriverTest, HalfAPictureIsBroken) {
  const auto whole = png(640, 480, true);
  const auto path = file("a.png", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(failure(path, {}), Failure::broken);
  EXPECT_EQ(failure(path, kSquare), Failure::broken);
  const auto photo = jpeg(640, 480);
  EXPECT_EQ(failure(file("b.jpg", photo.substr(0, photo.size() / 2)), kSquare), Failure::broken);
}

TEST_F(ChildDriverTest, APictureOfTooManyPixelsIsNotDecoded) {
  const auto path = file("a.png", png(30'000, 30'000, false, 10));
  EXPECT_EQ(driver.inspect(path).pixels->width, 30'000);
  EXPECT_EQ(failure(path, kSquare), Failure::too_large);
  EXPECT_EQ(failure(path, {}), Failure::too_large);
}

TEST_F(ChildDriverTest, TheFirstPageOfADocumentBecomesAPicture) {
  const auto size = [&](int width, int height) {
    const auto path = file("a.pdf", pdf(width, height, "0.2 0.4 0.8 rg 5 5 20 20 re f"));
    EXPECT_EQ(driver.inspect(path).type, "application/pdf");
    const auto to = fresh();
    const auto made = driver.page(path, to, {.width = 400, .height = 400});
    EXPECT_EQ(made.type, "image/jpeg");
    EXPECT_EQ(made.size, std::filesystem::file_size(to));
    return std::to_string(made.pixels.width) + "x" + std::to_string(made.pixels.height);
  };
  EXPECT_EQ(size(600, 800), "300x400");
  EXPECT_EQ(size(14'400, 7'200), "400x200") << "however large it is";
  EXPECT_EQ(size(50, 30), "200x120") << "a stamp stays small";
}

TEST_F(ChildDriverTest, APageThatCannotBeSeenIsNone) {
  const auto why = [&](const std::string& bytes) {
    const auto to = fresh();
    try {
      driver.page(file("a.pdf", bytes), to, {.width = 400, .height = 400});
    } catch (const Failed& failed) {
      EXPECT_FALSE(std::filesystem::exists(to));
      return failed.why();
    }
    ADD_FAILURE() << "a picture was made";
    return Failure::unavailable;
  };
  const auto page = pdf(600, 800, "0 0 99 99 re f");
  EXPECT_EQ(why(pdf(600, 800, "")), Failure::not_a_picture);
  EXPECT_EQ(why(page.substr(0, 100)), Failure::broken);
  EXPECT_EQ(why("%PDF-1.4"), Failure::broken);
  EXPECT_EQ(why(png(64, 48)), Failure::broken) << "and no other reader is asked";
  EXPECT_EQ(failure(file("b.pdf", page), kSquare), Failure::not_a_picture) << "a page is no picture of somebody";
}

TEST_F(ChildDriverTest, TheReaderOfPagesSeesFontsAndNothingElse) {
  EXPECT_EQ(driver.attempt("try-fonts").output, "{\"done\":true}\n");
  // With a font that it must look for.
  EXPECT_NO_THROW(driver.page(file("a.pdf", pdf(600, 800, "9 9 9 9 re f BT /F1 48 Tf 60 700 Td (Hello) Tj ET")),
                              fresh(), {.width = 400, .height = 400}));
}

TEST_F(ChildDriverTest, TheHelperCanDoNothingElse) {
  for (const auto* what : {"try-socket", "try-open", "try-write", "try-fork", "try-exec"}) {
    const auto ending = driver.attempt(what);
    EXPECT_EQ(ending.signal, SIGSYS) << what;
    EXPECT_EQ(ending.output, "") << what;
  }
  EXPECT_NE(driver.attempt("try-memory").output.find("too_costly"), std::string::npos);
}

TEST_F(ChildDriverTest, WhoTakesTooLongIsEnded) {
  ChildDriver hasty{embedded::media_program(), {.deadline = std::chrono::milliseconds{300}}};
  const auto ending = hasty.attempt("try-time");
  EXPECT_TRUE(ending.was_late);
  EXPECT_EQ(ending.signal, SIGKILL);
}

TEST_F(ChildDriverTest, NobodyWaitsForEverForATurn) {
  ChildDriver full{embedded::media_program(), {.at_once = 0, .wait = std::chrono::milliseconds{10}}};
  const auto path = file("a.png", png(8, 8));
  try {
    full.inspect(path);
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), errors::service_unavailable) << "the picture is not what is wrong";
  }
}

TEST_F(ChildDriverTest, WithoutTheHelperNothingIsWorkedOn) {
  ChildDriver without{"this is no program", {}};
  try {
    without.inspect(file("a.png", png(8, 8)));
    FAIL();
  } catch (const Failed& failed) {
    EXPECT_EQ(failed.why(), Failure::unavailable);
  }
}

}  // namespace
}  // namespace confab::services::media
