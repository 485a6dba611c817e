#include "base/password.h"

#include <crypt.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>

#include "base/digest.h"

namespace confab {
namespace {

std::atomic<unsigned> password_cost{kDefaultPasswordCost};

std::string crypt_with(std::string_view phrase, const char* setting) {
  // crypt_data holds the phrase and the key schedule; 32 kB, so on the heap, and wiped by its zero initialisation next
  // time.
  const auto scratch = std::make_unique<crypt_data>();
  const std::string text{phrase};
  const char* result = crypt_r(text.c_str(), setting, scratch.get());
  std::string hash = result == nullptr ? "" : result;
  explicit_bzero(scratch.get(), sizeof(crypt_data));
  return hash;
}

}  // namespace

void set_password_cost(unsigned cost) {
  password_cost = std::clamp(cost, kMinPasswordCost, kMaxPasswordCost);
}

std::string hash_password_digest(std::string_view sha256_hex) {
  const std::string random = random_bytes(16);
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  if (crypt_gensalt_rn("$2b$", password_cost, random.data(), static_cast<int>(random.size()), setting,
                       sizeof setting) == nullptr) {
    throw std::runtime_error("bcrypt is not available");
  }
  std::string hash = crypt_with(sha256_hex, setting);
  if (!hash.starts_with("$2")) throw std::runtime_error("bcrypt failed");
  return hash;
}

bool password_digest_matches(std::string_view sha256_hex, const std::string& stored_hash) {
  if (!stored_hash.starts_with("$2")) return false;
  return equal_secrets(crypt_with(sha256_hex, stored_hash.c_str()), stored_hash);
}

}  // namespace confab
