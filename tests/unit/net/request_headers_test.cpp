// Each field of a header that the program reads, at its bound and one byte above it. The fields come from the table, so
// a new one is tested by being declared.

#include "net/request_headers.h"

#include <gmock/gmock.h>

#include "net/headers.h"
#include "net/test_server.h"

namespace confab::net::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What a request says besides; a field that is tried itself is not said twice.
std::string request_with(const HeaderRow& row, std::size_t bytes, bool upgrade) {
  std::vector<std::pair<std::string, std::string>> fields{{"Host", "test"}, {"Connection", "close"}};
  if (upgrade) {
    fields = {{"Host", "test"},
              {"Connection", "Upgrade"},
              {"Upgrade", "websocket"},
              {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
              {"Sec-WebSocket-Version", "13"}};
  }
  std::string text = upgrade ? "GET /websocket HTTP/1.1\r\n" : "GET /a HTTP/1.1\r\n";
  for (const auto& [name, value] : fields) {
    if (name != row.name) text.append(name).append(": ").append(value).append("\r\n");
  }
  return text.append(row.name).append(": ").append(bytes, '0').append("\r\n\r\n");
}

std::string answer_to(TestServer& server, const std::string& request) {
  auto client = server.connect();
  client.send(request);
  client.finish_sending();
  return client.read_to_end();
}

TEST(RequestHeaders, EachFieldIsTakenUpToItsBoundAndRefusedByNameAboveIt) {
  TestServer server;
  for (const auto& row : kRequestHeaders) {
    const auto refusal = fmt::format("{} must not have more than {} bytes.", row.name, row.most_bytes);
    for (const bool upgrade : {false, true}) {
      SCOPED_TRACE(fmt::format("{} {}", row.name, upgrade ? "of a WebSocket" : "of a request"));
      EXPECT_THAT(answer_to(server, request_with(row, row.most_bytes, upgrade)), Not(HasSubstr(refusal)));
      const auto more = answer_to(server, request_with(row, row.most_bytes + 1U, upgrade));
      EXPECT_THAT(more, HasSubstr("HTTP/1.1 431 "));
      EXPECT_THAT(more, HasSubstr(refusal));
    }
  }
}

TEST(RequestHeaders, ValuesOfOneNameCountTogetherInAnyLetters) {
  TestServer server;
  const std::string half(1500, '1');
  const auto request =
      "GET /a HTTP/1.1\r\nHost: test\r\nX-Forwarded-For: " + half + "\r\nx-forwarded-FOR: " + half + "\r\n\r\n";
  EXPECT_THAT(answer_to(server, request), HasSubstr("X-Forwarded-For must not have more than 2048 bytes."));
}

TEST(RequestHeaders, WhatNobodyReadsIsNotKept) {
  EXPECT_FALSE(HeaderName::find("X-Whatever"));
  EXPECT_EQ(HeaderName::find("x-USER-id").value().row().name, "X-User-Id");
  RequestHeaders headers;
  EXPECT_TRUE(headers.add("X-User-Id", std::string(128, 'u')));
  EXPECT_FALSE(headers.add("X-User-Id", "u"));
  EXPECT_EQ(headers.all("X-User-Id").size(), 1U);
  EXPECT_TRUE(headers.has("X-User-Id"));
  EXPECT_FALSE(headers.has("X-Auth-Token"));
}

}  // namespace
}  // namespace confab::net::test
