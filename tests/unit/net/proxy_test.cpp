#include "net/proxy.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "net/headers.h"

namespace confab::net {
namespace {

RequestHeaders headers(std::initializer_list<std::pair<std::string, std::string>> fields) {
  return test::headers_of(fields);
}

IpAddress ip(std::string_view text) {
  return IpAddress::parse(text).value();
}

TEST(IpAddress, ReadsAndWritesBothFamilies) {
  EXPECT_EQ(ip("192.0.2.1").to_string(), "192.0.2.1");
  EXPECT_EQ(ip("[2001:DB8::1]").to_string(), "2001:db8::1");
  EXPECT_EQ(ip("::ffff:192.0.2.1"), ip("192.0.2.1"));
  for (const auto* text : {"", "1.2.3", "1.2.3.256", "x", "1.2.3.4 ", "::1%eth0", "[::1"}) {
    EXPECT_FALSE(IpAddress::parse(text)) << text;
  }
  EXPECT_TRUE(ip("127.9.9.9").is_loopback());
  EXPECT_TRUE(ip("::1").is_loopback());
  EXPECT_FALSE(ip("::2").is_loopback());
  EXPECT_EQ(ip("2001:db8:1:2:3::4").subscriber(), ip("2001:db8:1:2::"));
  EXPECT_EQ(ip("192.0.2.1").subscriber(), ip("192.0.2.1"));
}

TEST(IpRange, ContainsWhatItsPrefixSays) {
  EXPECT_TRUE(IpRange::parse("10.0.0.0/8")->contains(ip("10.255.1.2")));
  EXPECT_FALSE(IpRange::parse("10.0.0.0/8")->contains(ip("11.0.0.0")));
  EXPECT_TRUE(IpRange::parse("192.0.2.128/25")->contains(ip("192.0.2.200")));
  EXPECT_FALSE(IpRange::parse("192.0.2.128/25")->contains(ip("192.0.2.127")));
  EXPECT_TRUE(IpRange::parse("2001:db8::/33")->contains(ip("2001:db8:7fff::")));
  EXPECT_FALSE(IpRange::parse("2001:db8::/33")->contains(ip("2001:db8:8000::")));
  EXPECT_TRUE(IpRange::parse("0.0.0.0/0")->contains(ip("8.8.8.8")));
  EXPECT_FALSE(IpRange::parse("0.0.0.0/0")->contains(ip("2001:db8::1")));
  EXPECT_TRUE(IpRange::parse("192.0.2.1")->contains(ip("192.0.2.1")));
  for (const auto* text : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "/8", "::/129"}) {
    EXPECT_FALSE(IpRange::parse(text)) << text;
  }
}

TEST(TrustedProxies, AStrangerSpeaksForNobodyElse) {
  const TrustedProxies proxies{{"10.0.0.0/8"}};
  const auto client = proxies.identify(ip("203.0.113.5"), headers({{"Host", "chat"},
                                                                   {"X-Forwarded-For", "1.1.1.1"},
                                                                   {"X-Forwarded-Proto", "https"},
                                                                   {"X-Real-IP", "1.1.1.1"},
                                                                   {"X-Forwarded-Host", "evil"},
                                                                   {"X-Request-Id", "r"}}));
  EXPECT_EQ(client.address, "203.0.113.5");
  EXPECT_EQ(client.host, "chat");
  EXPECT_FALSE(client.secure);
  EXPECT_EQ(client.request_id, "");
}

TEST(TrustedProxies, WhatIsNoHostIsNone) {
  const TrustedProxies proxies{{"10.0.0.0/8"}};
  for (const auto* good : {"chat", "chat.example.org:3000", "192.0.2.1", "[2001:db8::1]:443", "under_score"}) {
    EXPECT_EQ(proxies.identify(ip("203.0.113.5"), headers({{"Host", good}})).host, good);
  }
  for (const auto* bad : {"", "evil/path", "a b", "chat:port", "chat:123456", "\"onload=\"", "user@chat", "[::1", "[x]",
                          "ch\xC3\xA4t", "chat:1:2"}) {
    EXPECT_EQ(proxies.identify(ip("203.0.113.5"), headers({{"Host", bad}})).host, "") << bad;
    EXPECT_EQ(proxies.identify(ip("10.0.0.2"), headers({{"Host", "inner"}, {"X-Forwarded-Host", bad}})).host, "inner")
        << bad;
  }
}

TEST(TrustedProxies, TheRightmostUntrustedAddressIsTheClient) {
  const TrustedProxies proxies{{"10.0.0.0/8"}};
  // The client claims to be 1.1.1.1; the outer proxy saw 203.0.113.5, the inner one the outer.
  const auto client = proxies.identify(ip("10.0.0.2"), headers({{"Host", "inner"},
                                                                {"X-Forwarded-For", "1.1.1.1, 203.0.113.5"},
                                                                {"X-Forwarded-For", "10.0.0.1"},
                                                                {"X-Forwarded-Proto", "http, https, http"},
                                                                {"X-Forwarded-Host", "spoofed, chat.example, inner"},
                                                                {"X-Request-Id", "abc-1"}}));
  EXPECT_EQ(client.address, "203.0.113.5");
  EXPECT_TRUE(client.secure);
  EXPECT_EQ(client.host, "chat.example");
  EXPECT_EQ(client.request_id, "abc-1");
}

TEST(TrustedProxies, ReadsWhatProxiesReallyWrite) {
  const TrustedProxies proxies{{}};
  const auto address = [&](std::initializer_list<std::pair<std::string, std::string>> fields) {
    return proxies.identify(ip("127.0.0.1"), headers(fields)).address;
  };
  EXPECT_EQ(address({{"X-Forwarded-For", "203.0.113.5:4711"}}), "203.0.113.5");
  EXPECT_EQ(address({{"X-Forwarded-For", "[2001:db8::1]:4711"}}), "2001:db8::1");
  EXPECT_EQ(address({{"X-Forwarded-For", "2001:db8::1"}}), "2001:db8::1");
  EXPECT_EQ(address({{"X-Forwarded-For", "unknown"}}), "127.0.0.1");
  EXPECT_EQ(address({{"X-Real-IP", "203.0.113.5"}}), "203.0.113.5");
  EXPECT_EQ(address({{"X-Forwarded-For", "203.0.113.6"}, {"X-Real-IP", "203.0.113.5"}}), "203.0.113.6");
  EXPECT_EQ(address({}), "127.0.0.1");
  EXPECT_TRUE(proxies.identify(ip("::1"), headers({{"X-Forwarded-Proto", "HTTPS"}})).secure);
  EXPECT_EQ(proxies.identify(ip("::1"), headers({{"X-Request-Id", "two words"}})).request_id, "");
}

TEST(TrustedProxies, ABadRangeIsNamed) {
  try {
    const TrustedProxies proxies{{"10.0.0.0/8", "proxy.local"}};
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_NE(std::string{error.what()}.find("\"proxy.local\""), std::string::npos);
  }
}

}  // namespace
}  // namespace confab::net
