#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <stdexcept>

namespace confab {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string random_bytes(std::size_t count) {
  std::string result(count, '\0');
  if (RAND_bytes(bytes_of(result), static_cast<int>(count)) != 1) {
    throw std::runtime_error("the system's random source failed");
  }
  return result;
}

std::string sha256(std::string_view data) {
  std::string result(SHA256_DIGEST_LENGTH, '\0');
  SHA256(bytes_of(data), data.size(), bytes_of(result));
  return result;
}

std::string sha256_hex(std::string_view data) {
  return to_hex(sha256(data));
}

std::string sha1_hex(std::string_view data) {
  std::string digest(SHA_DIGEST_LENGTH, '\0');
  SHA1(bytes_of(data), data.size(), bytes_of(digest));
  return to_hex(digest);
}

std::string sha256_base64(std::string_view data) {
  return to_base64(sha256(data));
}

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (EVP_DigestInit_ex(state_->digest.get(), EVP_sha256(), nullptr) != 1) throw std::runtime_error("no SHA-256");
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view piece) {
  EVP_DigestUpdate(state_->digest.get(), piece.data(), piece.size());
}

std::string Sha256::finish() {
  std::string result(SHA256_DIGEST_LENGTH, '\0');
  EVP_DigestFinal_ex(state_->digest.get(), bytes_of(result), nullptr);
  return result;
}

std::string hmac_sha256(std::string_view key, std::string_view data) {
  std::string result(SHA256_DIGEST_LENGTH, '\0');
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(data), data.size(), bytes_of(result), nullptr);
  return result;
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string result;
  result.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) {
    result.push_back(kDigits[byte >> 4]);
    result.push_back(kDigits[byte & 15]);
  }
  return result;
}

std::string to_base64(std::string_view bytes) {
  std::string result((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(bytes_of(result), bytes_of(bytes), static_cast<int>(bytes.size()));
  result.resize(static_cast<std::size_t>(length));
  return result;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string result(text.size() / 4 * 3, '\0');
  const int length = EVP_DecodeBlock(bytes_of(result), bytes_of(text), static_cast<int>(text.size()));
  if (length < 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  result.resize(static_cast<std::size_t>(length) - padding);
  return result;
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace confab
