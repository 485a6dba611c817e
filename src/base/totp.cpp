#include "base/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <array>

#include "base/digest.h"

namespace confab::totp {
namespace {

constexpr std::int64_t kStepSeconds = 30;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t kSecretBytes = 32;

}  // namespace

std::string to_base32(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const unsigned char byte : bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    for (; held >= 5; held -= 5) text.push_back(kAlphabet[(bits >> (held - 5)) & 31]);
  }
  if (held > 0) text.push_back(kAlphabet[(bits << (5 - held)) & 31]);
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto value = kAlphabet.find(c);
    if (value == kAlphabet.npos) return std::nullopt;
    bits = (bits << 5) | static_cast<std::uint32_t>(value);
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push_back(static_cast<char>((bits >> held) & 255));
  }
  return bytes;
}

std::string new_secret() {
  return to_base32(random_bytes(kSecretBytes));
}

std::int64_t step_at(Timestamp time) {
  return to_millis(time) / (kStepSeconds * 1000);
}

std::string code_of(std::string_view key, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  auto rest = static_cast<std::uint64_t>(step);
  for (auto byte = counter.rbegin(); byte != counter.rend(); ++byte, rest >>= 8) {
    *byte = static_cast<unsigned char>(rest & 255);
  }
  std::array<unsigned char, SHA_DIGEST_LENGTH> hash{};
  HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(), hash.data(), nullptr);
  const std::size_t at = hash.back() & 15;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8) | hash.at(at + i);
  number &= 0x7fffffff;
  std::string digits(kDigits, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number /= 10) {
    *digit = static_cast<char>('0' + number % 10);
  }
  return digits;
}

// All of them are compared, so that the time tells nothing of which it was.
std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Timestamp now, std::int64_t delta,
                                    std::int64_t after) {
  const auto key = from_base32(secret);
  if (!key) return std::nullopt;
  std::optional<std::int64_t> found;
  for (auto step = step_at(now) - delta; step <= step_at(now) + delta; ++step) {
    const bool is_equal = equal_secrets(code_of(*key, step), code);
    if (is_equal && step > after && !found) found = step;
  }
  return found;
}

}  // namespace confab::totp
