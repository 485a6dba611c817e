// Codes by the clock, against the vectors of the RFCs.

#include "base/totp.h"

#include <gmock/gmock.h>

namespace confab::totp {
namespace {

using ::testing::Optional;

const std::string kKey = "12345678901234567890";  // of RFC 6238, appendix B

Timestamp at(std::int64_t seconds) {
  return from_millis(seconds * 1000);
}

// The RFC gives eight digits; six are the end of them.
TEST(Totp, VectorsOfRfc6238) {
  const std::vector<std::pair<std::int64_t, std::string>> vectors{{59, "287082"},
                                                                  {1'111'111'109, "081804"},
                                                                  {1'111'111'111, "050471"},
                                                                  {1'234'567'890, "005924"},
                                                                  {2'000'000'000, "279037"},
                                                                  {20'000'000'000, "353130"}};
  for (const auto& [seconds, code] : vectors) EXPECT_EQ(code_of(kKey, step_at(at(seconds))), code) << seconds;
}

// Appendix D of RFC 4226: the counter itself.
TEST(Totp, VectorsOfRfc4226) {
  const std::vector<std::string> codes{"755224", "287082", "359152", "969429", "338314",
                                       "254676", "287922", "162583", "399871", "520489"};
  for (std::size_t i = 0; i < codes.size(); ++i) EXPECT_EQ(code_of(kKey, static_cast<std::int64_t>(i)), codes[i]);
}

TEST(Totp, Base32OfRfc4648) {
  const std::vector<std::pair<std::string, std::string>> vectors{{"", ""},
                                                                 {"f", "MY"},
                                                                 {"fo", "MZXQ"},
                                                                 {"foo", "MZXW6"},
                                                                 {"foob", "MZXW6YQ"},
                                                                 {"fooba", "MZXW6YTB"},
                                                                 {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(to_base32(bytes), text);
    EXPECT_THAT(from_base32(text), Optional(bytes));
  }
  EXPECT_EQ(from_base32("MZXW1"), std::nullopt);
  EXPECT_EQ(from_base32("mzxw6"), std::nullopt);
  EXPECT_EQ(from_base32("MZXW6==="), std::nullopt);
}

TEST(Totp, ASecretIsOfItsOwnAndHasItsLength) {
  const auto secret = new_secret();
  EXPECT_EQ(secret.size(), kSecretLength);
  EXPECT_TRUE(from_base32(secret).has_value());
  EXPECT_NE(new_secret(), secret);
}

TEST(Totp, ACodeHasTheStepsAroundNowAndNoneThatIsOver) {
  const auto secret = to_base32(kKey);
  const auto now = at(1'234'567'890);
  const auto step = step_at(now);
  const auto code = [](std::int64_t of) { return code_of(kKey, of); };
  EXPECT_THAT(step_of(secret, code(step), now, 0, 0), Optional(step));
  EXPECT_EQ(step_of(secret, code(step - 1), now, 0, 0), std::nullopt);
  EXPECT_EQ(step_of(secret, code(step + 1), now, 0, 0), std::nullopt);
  EXPECT_THAT(step_of(secret, code(step - 1), now, 1, 0), Optional(step - 1));
  EXPECT_THAT(step_of(secret, code(step + 1), now, 1, 0), Optional(step + 1));
  EXPECT_EQ(step_of(secret, code(step - 2), now, 1, 0), std::nullopt);
  EXPECT_EQ(step_of(secret, code(step + 2), now, 1, 0), std::nullopt);
  // What was accepted is over, and so is what came before it.
  EXPECT_EQ(step_of(secret, code(step), now, 1, step), std::nullopt);
  EXPECT_EQ(step_of(secret, code(step - 1), now, 1, step), std::nullopt);
  EXPECT_THAT(step_of(secret, code(step + 1), now, 1, step), Optional(step + 1));
}

TEST(Totp, WhatIsNoCodeHasNoStep) {
  const auto secret = to_base32(kKey);
  const auto now = at(1'234'567'890);
  for (const auto* text : {"", "5924", "0005924", "00592 ", "abcdef"}) {
    EXPECT_EQ(step_of(secret, text, now, 1, 0), std::nullopt) << text;
  }
  EXPECT_EQ(step_of("no base32", "005924", now, 1, 0), std::nullopt);
}

}  // namespace
}  // namespace confab::totp
