#include "net/static_files.h"

#include <gmock/gmock.h>

#include <array>

#include "net/headers.h"

namespace confab::net {
namespace {

constexpr std::array kFiles{
    StaticFile{"/index.html", "text/html; charset=utf-8", "<html>", "GZ", "BR", "h1", false},
    StaticFile{"/assets/app-1.js", "text/javascript; charset=utf-8", "js", {}, {}, "h2", true},
};

RequestHeaders header(std::string name, std::string value) {
  return test::headers_of({{std::move(name), std::move(value)}});
}

TEST(StaticFiles, FindsFilesAndTheStartPage) {
  const StaticFiles files{kFiles};
  EXPECT_EQ(files.find("/"), kFiles.data());
  EXPECT_EQ(files.find("/index.html"), kFiles.data());
  EXPECT_EQ(files.find("/assets/app-1.js"), &kFiles[1]);
  EXPECT_EQ(files.find("/assets/../index.html"), nullptr);
}

TEST(StaticFiles, SendsPagesWithAPolicyAndForRevalidation) {
  const auto answer = StaticFiles::answer(kFiles[0], {});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.static_body, "<html>");
  EXPECT_EQ(answer.headers.get("Cache-Control"), "no-cache");
  EXPECT_EQ(answer.headers.get("Vary"), "Accept-Encoding");
  EXPECT_EQ(answer.headers.get("ETag"), "\"h1\"");
  EXPECT_FALSE(answer.headers.has("Content-Encoding"));
  EXPECT_THAT(std::string{answer.headers.get("Content-Security-Policy")}, ::testing::HasSubstr("script-src 'self';"));
}

TEST(StaticFiles, LetsHashedNamesBeKeptForEver) {
  const auto answer = StaticFiles::answer(kFiles[1], header("Accept-Encoding", "br, gzip"));
  EXPECT_EQ(answer.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(answer.static_body, "js");
  EXPECT_FALSE(answer.headers.has("Vary"));
  EXPECT_FALSE(answer.headers.has("Content-Security-Policy"));
}

TEST(StaticFiles, EachEncodingHasItsTag) {
  const auto answer = StaticFiles::answer(kFiles[0], header("Accept-Encoding", "gzip, br"));
  EXPECT_EQ(answer.static_body, "BR");
  EXPECT_EQ(answer.headers.get("Content-Encoding"), "br");
  EXPECT_EQ(answer.headers.get("ETag"), "\"h1-br\"");
}

TEST(StaticFiles, AnswersNotModified) {
  for (const auto* tag : {"\"h1\"", "W/\"h1-br\"", "\"other\", \"h1-gz\"", "*"}) {
    const auto answer = StaticFiles::answer(kFiles[0], header("If-None-Match", tag));
    EXPECT_EQ(answer.status, 304) << tag;
    EXPECT_EQ(answer.static_body, "");
    EXPECT_EQ(answer.headers.get("ETag"), "\"h1\"");
  }
  for (const auto* tag : {"\"h10\"", "h1", "\"h1-xx\"", "\"", ""}) {
    EXPECT_EQ(StaticFiles::answer(kFiles[0], header("If-None-Match", tag)).status, 200) << tag;
  }
}

TEST(StaticFiles, ChoosesTheCodingByQuality) {
  using enum ContentCoding;
  EXPECT_EQ(choose_coding("", true, true), identity);
  EXPECT_EQ(choose_coding("gzip, deflate, br", true, true), brotli);
  EXPECT_EQ(choose_coding("gzip, deflate, br", true, false), gzip);
  EXPECT_EQ(choose_coding("br;q=0.5, gzip;q=0.8", true, true), gzip);
  EXPECT_EQ(choose_coding("br;q=0, *", true, true), gzip);
  EXPECT_EQ(choose_coding("br;q=0.000, gzip;q=0", true, true), identity);
  EXPECT_EQ(choose_coding("*;q=0.1", true, true), brotli);
  EXPECT_EQ(choose_coding("identity, gzip;q=0.5", true, true), identity);
  EXPECT_EQ(choose_coding("GZIP ; Q=1.0", true, true), gzip);
  EXPECT_EQ(choose_coding("deflate", true, true), identity);
}

}  // namespace
}  // namespace confab::net
