#include "net/request_target.h"

#include <gtest/gtest.h>

namespace confab::net {
namespace {

TEST(RequestTarget, ReadsEveryFormAServerGets) {
  const auto origin = decode_target("GET", "/a%20b/%C3%BC?x=%20&y");
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->path, "/a b/ü");
  EXPECT_EQ(origin->query, "x=%20&y");
  EXPECT_EQ(decode_target("GET", "http://chat.example:80/a?b")->path, "/a");
  EXPECT_EQ(decode_target("GET", "http://chat.example?b")->path, "/");
  EXPECT_EQ(decode_target("GET", "http://chat.example?b")->query, "b");
  EXPECT_EQ(decode_target("GET", "http://chat.example")->path, "/");
  EXPECT_EQ(decode_target("OPTIONS", "*")->path, "/");
}

TEST(RequestTarget, RefusesTheRest) {
  for (const auto* target : {"", "*", "a", "chat.example:443", "/%", "/%0", "/%zz", "/%00", "/%ff"}) {
    EXPECT_FALSE(decode_target("GET", target)) << target;
  }
}

}  // namespace
}  // namespace confab::net
