#include "services/http/address_policy.h"

#include <gtest/gtest.h>

namespace confab::services::http {
namespace {

bool is_public(const std::string& text) {
  return http::is_public(net::IpAddress::parse(text).value());
}

TEST(AddressPolicyTest, WhatTheInternetHasIsPublic) {
  for (const auto* text :
       {"1.1.1.1",        "9.255.255.255",    "11.0.0.0",       "100.63.255.255",  "100.128.0.0",     "126.255.255.255",
        "128.0.0.0",      "169.253.255.255",  "169.255.0.0",    "172.15.255.255",  "172.32.0.0",      "192.167.255.255",
        "192.169.0.0",    "198.17.255.255",   "198.20.0.0",     "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
}

TEST(AddressPolicyTest, WhatIsAtHomeIsNot) {
  for (const auto* text : {"0.0.0.0",     "0.1.2.3",         "10.0.0.1",        "10.255.255.255", "100.64.0.1",
                           "127.0.0.1",   "127.255.255.254", "169.254.169.254", "172.16.0.1",     "172.31.255.255",
                           "192.0.0.8",   "192.0.2.1",       "192.168.1.1",     "198.18.0.1",     "198.51.100.1",
                           "203.0.113.1", "224.0.0.1",       "239.255.255.255", "240.0.0.1",      "255.255.255.255"}) {
    EXPECT_FALSE(is_public(text)) << text;
    EXPECT_FALSE(is_public(std::string{"::ffff:"} + text)) << "mapped " << text;
    EXPECT_FALSE(is_public(std::string{"64:ff9b::"} + text)) << "translated " << text;
    EXPECT_FALSE(is_public(std::string{"::"} + text)) << "compatible " << text;
  }
}

TEST(AddressPolicyTest, NeitherInIpv6) {
  for (const auto* text :
       {"::", "::1", "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1",
        "100::1", "64:ff9b:1::1", "2002:a00:1::1", "2002:7f00:1::", "::ffff:0:127.0.0.1"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
}

TEST(AddressPolicyTest, AnAdministratorAllowsMore) {
  const AddressPolicy policy{" 10.1.0.0/16,fd00::7\n127.0.0.1 "};
  const auto may = [&](const char* text) { return policy.may_call(net::IpAddress::parse(text).value()); };
  EXPECT_TRUE(may("10.1.255.1"));
  EXPECT_TRUE(may("fd00::7"));
  EXPECT_TRUE(may("::ffff:127.0.0.1"));
  EXPECT_TRUE(may("1.1.1.1"));
  EXPECT_FALSE(may("10.2.0.1"));
  EXPECT_FALSE(may("fd00::8"));
  EXPECT_FALSE(may("127.0.0.2"));
  EXPECT_THROW(AddressPolicy{"10.0.0.0/8, intranet"}, std::invalid_argument);
}

}  // namespace
}  // namespace confab::services::http
