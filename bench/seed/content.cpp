#include "seed/content.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace confab::seed {

Content make_content(Random& random) {
  constexpr std::array<std::string_view, 32> kWords{
      "the",   "build",  "is",   "green",  "again",  "lunch", "at",    "noon",   "who",      "can",   "look",
      "into",  "this",   "one",  "please", "thanks", "done",  "maybe", "after",  "release",  "notes", "we",
      "moved", "server", "last", "night",  "and",    "it",    "works", "faster", "tomorrow", "then"};
  // The smaller of two draws: short messages are more frequent than long ones.
  const std::size_t words = 2 + std::min(random.below(29), random.below(29));
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    text += kWords[random.below(kWords.size())];
  }
  std::string md = fmt::format(R"([{{"type":"PARAGRAPH","value":[{{"type":"PLAIN_TEXT","value":"{}"}}]}}])", text);
  return {.text = std::move(text), .md = std::move(md)};
}

std::string token_hash(const std::string& token) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
  std::array<unsigned char, 4 * ((SHA256_DIGEST_LENGTH + 2) / 3) + 1> base64{};
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return {reinterpret_cast<const char*>(base64.data()), static_cast<std::size_t>(length)};
}

}  // namespace confab::seed
