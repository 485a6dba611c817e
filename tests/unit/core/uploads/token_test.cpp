#include "core/uploads/token.h"

#include <gtest/gtest.h>

#include <chrono>

namespace confab::core::uploads {
namespace {

using std::chrono::minutes;
constexpr auto kNow = std::chrono::seconds{1'700'000'000};

TEST(FileToken, IsForOneFileAndAnHour) {
  const auto now = from_millis(std::chrono::milliseconds{kNow}.count());
  const auto token = sign_token({"room", "user", "file"}, "secret", now);
  EXPECT_TRUE(is_good_token(token, "secret", "file", now));
  EXPECT_TRUE(is_good_token(token, "secret", "file", now + minutes{59}));
  EXPECT_FALSE(is_good_token(token, "secret", "file", now + minutes{60}));
  EXPECT_FALSE(is_good_token(token, "secret", "file", now - minutes{1}));
  EXPECT_FALSE(is_good_token(token, "secret", "other", now));
  EXPECT_FALSE(is_good_token(token, "other", "file", now));
  EXPECT_FALSE(is_good_token(token, "", "file", now));
  EXPECT_FALSE(is_good_token(token.substr(0, token.size() - 1), "secret", "file", now));
  EXPECT_FALSE(is_good_token("a.b.c", "secret", "file", now));
  EXPECT_FALSE(is_good_token("", "secret", "file", now));
}

TEST(FileToken, WithoutASecretThereIsNone) {
  const auto now = from_millis(std::chrono::milliseconds{kNow}.count());
  EXPECT_FALSE(is_good_token(sign_token({"room", "user", "file"}, "", now), "", "file", now));
}

}  // namespace
}  // namespace confab::core::uploads
