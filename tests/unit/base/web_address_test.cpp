#include "base/web_address.h"

#include <gtest/gtest.h>

namespace confab {
namespace {

TEST(WebAddress, IsAbsoluteAndHasAHost) {
  for (const auto* good :
       {"http://localhost:3000", "https://chat.example.org", "HTTPS://chat.example.org/team/", "http://[::1]:3000"})
    EXPECT_TRUE(is_web_address(good)) << good;
  for (const auto* bad : {"", "not a url", "chat.example.org", "/team", "//chat.example.org", "http://",
                          "https:chat.example.org", "javascript:alert(1)", "data:text/html,x", "ftp://example.org",
                          "http://ann:secret@example.org", "http://example.org/\n", "http://exa mple.org"})
    EXPECT_FALSE(is_web_address(bad)) << bad;
}

}  // namespace
}  // namespace confab
