#include "base/address.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(AddressGroup, IsTheAddressOfIpv4AndTheNetworkOfIpv6) {
  EXPECT_EQ(address_group("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_group("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_group("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(address_group("2001:db8:1:2::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(address_group("2001:db8:1:3::1"), "2001:db8:1:3::/64");
  EXPECT_EQ(address_group("fe80::1%eth0"), "fe80::/64");
}

TEST(AddressGroup, LeavesWhatIsNoAddressAsItIs) {
  EXPECT_EQ(address_group(""), "");
  EXPECT_EQ(address_group("nowhere"), "nowhere");
  EXPECT_EQ(address_group("a:b"), "a:b");
}

}  // namespace
}  // namespace confab
