#include "base/digest.h"

#include <gtest/gtest.h>

#include <set>

#include "base/id.h"

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

TEST(Digest, SecretsAreComparedWhole) {
  EXPECT_TRUE(equal_secrets("", ""));
  EXPECT_TRUE(equal_secrets("abc", "abc"));
  EXPECT_FALSE(equal_secrets("abc", "abd"));
  EXPECT_FALSE(equal_secrets("abc", "ab"));
  EXPECT_FALSE(equal_secrets("abc", "abcd"));
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

TEST(Ids, SecretsHaveTheLengthAskedForAndEveryCharacterOfTheAlphabet) {
  EXPECT_EQ(random_secret(0), "");
  EXPECT_EQ(random_secret(43).size(), 43U);
  const auto text = random_secret(20'000);
  const std::set<char> used{text.begin(), text.end()};
  EXPECT_EQ(used.size(), 55U);
}

}  // namespace
}  // namespace confab
