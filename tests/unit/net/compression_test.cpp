#include "net/compression.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include "net/headers.h"

namespace confab::net {
namespace {

std::string text(std::size_t size) {
  std::string out;
  for (int i = 0; out.size() < size; ++i) out.append(fmt::format("{{\"number\":{}}},", i));
  out.resize(size);
  return out;
}

std::string gunzip(std::string_view bytes) {
  z_stream stream{};
  std::string out(1'000'000, '\0');
  ::inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  ::inflateEnd(&stream);
  return out;
}

Response json(std::string body) {
  Response response;
  response.headers.set("Content-Type", "application/json");
  response.body = std::move(body);
  return response;
}

Response compressed(Response response, const char* accepts = "gzip, deflate, br") {
  compress(test::headers_of({{"Accept-Encoding", accepts}}), response);
  return response;
}

TEST(Compression, CompressesLongTextsAgainAndAgain) {
  for (const std::size_t size : {std::size_t{1024}, std::size_t{74'000}, std::size_t{3'000}, std::size_t{500'000}}) {
    const auto answer = compressed(json(text(size)));
    EXPECT_EQ(answer.headers.get("Content-Encoding"), "gzip");
    EXPECT_EQ(answer.headers.get("Vary"), "Accept-Encoding");
    EXPECT_LT(answer.body.size(), size / 2);
    EXPECT_EQ(gunzip(answer.body), text(size));
  }
}

TEST(Compression, LeavesAloneWhatDoesNotPayOrMustNot) {
  const auto untouched = [](Response response, const char* accepts = "gzip") {
    const std::string before = response.body;
    const auto answer = compressed(std::move(response), accepts);
    return answer.body == before && !answer.headers.has("Content-Encoding");
  };
  EXPECT_TRUE(untouched(json(text(1023))));
  EXPECT_TRUE(untouched(json(text(5000)), ""));
  EXPECT_TRUE(untouched(json(text(5000)), "br"));
  EXPECT_TRUE(untouched(json(text(5000)), "gzip;q=0"));
  auto picture = json(text(5000));
  picture.headers.set("Content-Type", "image/png");
  EXPECT_TRUE(untouched(std::move(picture)));
  auto encoded = json(text(5000));
  encoded.headers.set("Content-Encoding", "br");
  EXPECT_EQ(compressed(std::move(encoded)).headers.get("Content-Encoding"), "br");
  auto partial = json(text(5000));
  partial.status = 206;
  EXPECT_TRUE(untouched(std::move(partial)));
  auto secret = json(text(5000));
  secret.headers.set("Cache-Control", "no-store, no-transform");
  EXPECT_TRUE(untouched(std::move(secret)));
  std::string noise(5000, ' ');
  std::uint32_t state = 1;
  for (char& c : noise) c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24U);
  EXPECT_TRUE(untouched(json(noise)));
  // A cache must know all the same that others may get something else.
  EXPECT_EQ(compressed(json(text(5000)), "").headers.get("Vary"), "Accept-Encoding");
}

TEST(Compression, TheTagIsThatOfTheEncoding) {
  auto tagged = json(text(5000));
  tagged.headers.set("ETag", "\"t1\"");
  EXPECT_EQ(compressed(std::move(tagged)).headers.get("ETag"), "\"t1-gz\"");
}

}  // namespace
}  // namespace confab::net
