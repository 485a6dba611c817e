#include "net/conditional.h"

#include <gmock/gmock.h>

#include "net/headers.h"

namespace confab::net {
namespace {

constexpr std::string_view kModified = "Sun, 06 Nov 1994 08:49:37 GMT";

Response whole() {
  Response response;
  response.headers.set("ETag", "\"t1-br\"");
  response.headers.set("Last-Modified", std::string{kModified});
  response.body = "0123456789";
  return response;
}

Response ask(const std::vector<std::pair<std::string, std::string>>& fields, std::string_view method = "GET") {
  auto response = whole();
  apply_conditions(method, test::headers_of(fields), response);
  return response;
}

TEST(Conditional, WritesDates) {
  EXPECT_EQ(http_date(from_millis(784'111'777'000)), kModified);
}

TEST(Conditional, WhatTheClientHasIsNotSent) {
  for (const auto* tag : {"\"t1-br\"", "W/\"t1-br\"", "\"t1\"", "\"t1-gz\"", "\"x\", \"t1\"", "*"}) {
    const auto response = ask({{"If-None-Match", tag}});
    EXPECT_EQ(response.status, 304) << tag;
    EXPECT_EQ(response.body, "");
    EXPECT_EQ(ask({{"If-None-Match", tag}}, "HEAD").status, 304);
    EXPECT_EQ(ask({{"If-None-Match", tag}}, "POST").status, 200);
  }
  for (const auto* tag : {"\"t10\"", "t1", "\"t1-xx\"", "\"", "", "\"\""}) {
    EXPECT_EQ(ask({{"If-None-Match", tag}}).status, 200) << tag;
  }
  EXPECT_EQ(ask({{"If-Modified-Since", std::string{kModified}}}).status, 304);
  EXPECT_EQ(ask({{"If-Modified-Since", "Sun, 06 Nov 1994 08:49:36 GMT"}}).status, 200);
  EXPECT_EQ(ask({{"If-Modified-Since", "Mon, 07 Nov 1994 08:49:37 GMT"}}).status, 304);
  EXPECT_EQ(ask({{"If-Modified-Since", "yesterday"}}).status, 200);
  // The tag says more than the time.
  EXPECT_EQ(ask({{"If-None-Match", "\"other\""}, {"If-Modified-Since", std::string{kModified}}}).status, 200);
}

struct RangeCase {
  const char* range;
  int status;
  const char* content_range;
  const char* body;
};

TEST(Conditional, SendsOneRange) {
  for (const auto& [range, status, content_range, body] : std::vector<RangeCase>{
           {"bytes=0-3", 206, "bytes 0-3/10", "0123"},
           {"bytes=7-", 206, "bytes 7-9/10", "789"},
           {"Bytes = 7-", 200, "", "0123456789"},
           {"BYTES=7-99", 206, "bytes 7-9/10", "789"},
           {"bytes=-2", 206, "bytes 8-9/10", "89"},
           {"bytes=-99", 206, "bytes 0-9/10", "0123456789"},
           {"bytes=9-9", 206, "bytes 9-9/10", "9"},
           {"bytes=10-", 416, "bytes */10", ""},
           {"bytes=-0", 416, "bytes */10", ""},
           {"bytes=18446744073709551615-", 416, "bytes */10", ""},
           {"bytes=3-2", 200, "", "0123456789"},
           {"bytes=0-1,3-4", 200, "", "0123456789"},
           {"bytes=a-b", 200, "", "0123456789"},
           {"bytes=99999999999999999999-", 200, "", "0123456789"},
           {"bytes=-", 200, "", "0123456789"},
           {"items=0-1", 200, "", "0123456789"},
       }) {
    const auto response = ask({{"Range", range}});
    EXPECT_EQ(response.status, status) << range;
    EXPECT_EQ(response.headers.get("Content-Range"), content_range) << range;
    EXPECT_EQ(response.body, body) << range;
  }
  EXPECT_EQ(ask({{"Range", "bytes=0-3"}}, "HEAD").status, 200);
  EXPECT_EQ(ask({}).headers.get("Accept-Ranges"), "bytes");
}

TEST(Conditional, ARangeOfAnotherStateIsTheWhole) {
  const auto with = [](const char* condition) { return ask({{"Range", "bytes=0-3"}, {"If-Range", condition}}).status; };
  EXPECT_EQ(with("\"t1-br\""), 206);
  EXPECT_EQ(with("\"t1\""), 200);  // other bytes
  EXPECT_EQ(with("W/\"t1-br\""), 200);
  EXPECT_EQ(with("Sun, 06 Nov 1994 08:49:37 GMT"), 206);
  EXPECT_EQ(with("Mon, 07 Nov 1994 08:49:37 GMT"), 200);
  EXPECT_EQ(with("nonsense"), 200);
}

TEST(Conditional, CutsEveryKindOfBody) {
  const auto request = test::headers_of({{"Range", "bytes=2-4"}});
  Response text;
  text.static_body = "0123456789";
  apply_conditions("GET", request, text);
  EXPECT_EQ(text.static_body, "234");
  Response shared;
  shared.shared_body = std::make_shared<const std::string>("0123456789");
  apply_conditions("GET", request, shared);
  EXPECT_EQ(shared.body, "234");
  EXPECT_EQ(shared.shared_body, nullptr);
  Response file;
  file.file = {.file = std::make_shared<const OpenFile>("/proc/self/exe"), .offset = 100, .size = 10};
  apply_conditions("GET", request, file);
  EXPECT_EQ(file.file.offset, 102U);
  EXPECT_EQ(file.file.size, 3U);
}

}  // namespace
}  // namespace confab::net
