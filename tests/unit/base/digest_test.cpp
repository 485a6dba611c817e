#include "base/digest.h"

#include <gtest/gtest.h>

#include <set>

#include "base/id.h"
#include "base/password.h"

namespace confab {
namespace {

TEST(Digest, Sha256OfTheStandard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Digest, Base64RoundTrip) {
  for (const std::string text : {"", "a", "ab", "abc", "\0x"}) EXPECT_EQ(from_base64(to_base64(text)), text);
  EXPECT_FALSE(from_base64("a").has_value());
  EXPECT_FALSE(from_base64("!!!!").has_value());
}

TEST(Ids, AreSeventeenUnmistakableCharacters) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto id = random_id();
    EXPECT_EQ(id.size(), 17U);
    EXPECT_EQ(id.find_first_of("01IOUVl+/="), std::string::npos);
    EXPECT_TRUE(seen.insert(id).second);
  }
}

TEST(Password, HashesAreSaltedAndChecked) {
  const auto digest = sha256_hex("secret");
  const auto hash = hash_password_digest(digest);
  EXPECT_TRUE(password_digest_matches(digest, hash));
  EXPECT_FALSE(password_digest_matches(sha256_hex("Secret"), hash));
  EXPECT_NE(hash, hash_password_digest(digest));
}

TEST(Password, AMalformedHashMatchesNothing) {
  EXPECT_FALSE(password_digest_matches(sha256_hex("x"), "$2b$10$broken"));
  EXPECT_FALSE(password_digest_matches(sha256_hex("x"), ""));
}

}  // namespace
}  // namespace confab
