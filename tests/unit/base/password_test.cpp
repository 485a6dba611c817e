// Passwords are stored as Rocket.Chat and Meteor store them, so that imported accounts log in unchanged.

#include "base/password.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/digest.h"

namespace confab {
namespace {

// Made by bcryptjs 3, which is no relative of the library that Confab uses.
const std::string kPhrase = "p\xC3\xA4ssword of the field";
constexpr auto kOf2b = "$2b$10$abcdefghijklmnopqrstuuooKXuYgq9maUusriLbxzCzygI9iyHD6";
constexpr auto kOf2a = "$2a$10$ABCDEFGHIJKLMNOPQRSTUuyRLCy00mwfR3iA2zPbQ.kpOmFPAudIm";
constexpr auto kOfCost4 = "$2b$04$abcdefghijklmnopqrstuudp0hsRQjVbV6fuN9Yv2Ka2eskKbdgTu";

TEST(Password, HashesOfOtherProgramsAreUnderstood) {
  const auto digest = sha256_hex(kPhrase);
  for (const auto* hash : {kOf2b, kOf2a, kOfCost4}) {
    EXPECT_TRUE(password_digest_matches(digest, hash)) << hash;
    EXPECT_FALSE(password_digest_matches(sha256_hex("other"), hash)) << hash;
  }
  std::string of_2y = kOf2b;  // as PHP and Apache write it
  of_2y[2] = 'y';
  EXPECT_TRUE(password_digest_matches(digest, of_2y));
}

TEST(Password, ItIsTheDigestThatIsHashed) {
  EXPECT_FALSE(password_digest_matches(kPhrase, kOf2b));
  auto upper = sha256_hex(kPhrase);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
  EXPECT_FALSE(password_digest_matches(upper, kOf2b)) << "lower-case hex is what was hashed";
}

TEST(Password, HashesAreSaltedAndCostTen) {
  const auto digest = sha256_hex("secret");
  const auto hash = hash_password_digest(digest);
  EXPECT_THAT(hash, ::testing::MatchesRegex("\\$2b\\$10\\$[./A-Za-z0-9]+"));
  EXPECT_EQ(hash.size(), 60U);
  EXPECT_TRUE(password_digest_matches(digest, hash));
  EXPECT_FALSE(password_digest_matches(sha256_hex("Secret"), hash));
  EXPECT_NE(hash, hash_password_digest(digest));
}

TEST(Password, TheCostIsThatOfHashesMadeFromThenOn) {
  const auto digest = sha256_hex("secret");
  set_password_cost(kMinPasswordCost);
  const auto cheap = hash_password_digest(digest);
  set_password_cost(kDefaultPasswordCost);
  EXPECT_THAT(cheap, ::testing::StartsWith("$2b$04$"));
  EXPECT_TRUE(password_digest_matches(digest, cheap)) << "a stored hash carries its own";
  EXPECT_THAT(hash_password_digest(digest), ::testing::StartsWith("$2b$10$"));
}

TEST(Password, AMalformedHashMatchesNothing) {
  const auto digest = sha256_hex("x");
  std::string cut = kOf2b;
  cut.pop_back();
  for (const std::string& bad :
       {std::string{}, std::string{"*0"}, std::string{"*1"}, std::string{"$2b$10$broken"},
        std::string{"$2b$99$abcdefghijklmnopqrstuu"}, std::string{"$1$salt$abc"}, digest, cut}) {
    EXPECT_FALSE(password_digest_matches(digest, bad)) << bad;
  }
  EXPECT_FALSE(password_digest_matches(sha256_hex(kPhrase), cut));
}

}  // namespace
}  // namespace confab
