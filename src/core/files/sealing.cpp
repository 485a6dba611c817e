#include "core/files/sealing.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "base/digest.h"

namespace confab::core::files {
namespace {

namespace storage = services::storage;

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kIdLetters = 16;
constexpr std::uint64_t kStoredPiece = kSealedPiece + kSealTag;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
using Nonce = std::array<unsigned char, kNonceBytes>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

void require(bool well) {
  if (!well) throw storage::Failed(storage::Failure::broken, "OpenSSL fails to encipher");
}

Nonce nonce_of(std::uint64_t piece) {
  Nonce nonce{};
  for (std::size_t i = 0; i < sizeof piece; ++i) {
    nonce[kNonceBytes - 1 - i] = static_cast<unsigned char>(piece >> (8 * i));
  }
  return nonce;
}

std::string object_key(const services::FileKey& key, const std::string& name) {
  return hmac_sha256(key.bytes, "confab file " + name);
}

std::string sealed(std::string_view object, std::uint64_t piece, std::string_view clear) {
  const Cipher cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
  const auto nonce = nonce_of(piece);
  std::string result(clear.size() + kSealTag, '\0');
  int length = 0;
  require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(object), nonce.data()) == 1);
  require(EVP_EncryptUpdate(cipher.get(), bytes_of(result), &length, bytes_of(clear), static_cast<int>(clear.size())) ==
          1);
  require(EVP_EncryptFinal_ex(cipher.get(), bytes_of(result) + length, &length) == 1);
  require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kSealTag),
                              bytes_of(result) + clear.size()) == 1);
  return result;
}

std::string opened(std::string_view object, std::uint64_t piece, std::string stored) {
  const Cipher cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
  const auto nonce = nonce_of(piece);
  const auto size = stored.size() - kSealTag;
  std::string result(size, '\0');
  int length = 0;
  require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(object), nonce.data()) == 1);
  require(EVP_DecryptUpdate(cipher.get(), bytes_of(result), &length, bytes_of(stored), static_cast<int>(size)) == 1);
  require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(kSealTag),
                              bytes_of(stored) + size) == 1);
  if (EVP_DecryptFinal_ex(cipher.get(), bytes_of(result) + length, &length) == 1) return result;
  throw storage::Failed(storage::Failure::broken, "an enciphered file was changed, or belongs to another key");
}

class SealedReader final : public storage::Reader {
 public:
  SealedReader(std::string object, std::unique_ptr<storage::Reader> stored, std::uint64_t size, storage::Range range)
      : object_(std::move(object)), stored_(std::move(stored)), size_(size), range_(range) {}

  std::string read(std::size_t bytes) override {
    if (range_.size == 0) return {};
    const auto piece = range_.offset / kSealedPiece;
    if (loaded_ != piece) load(piece);
    const auto from = static_cast<std::size_t>(range_.offset - piece * kSealedPiece);
    auto part = clear_.substr(from, std::min<std::uint64_t>(bytes, range_.size));
    range_.offset += part.size();
    range_.size -= part.size();
    return part;
  }

 private:
  void load(std::uint64_t piece) {
    const auto expected = std::min(kSealedPiece, size_ - piece * kSealedPiece) + kSealTag;
    std::string stored;
    while (stored.size() < expected) {
      const auto more = stored_->read(expected - stored.size());
      if (more.empty()) throw storage::Failed(storage::Failure::broken, "an enciphered file ends early");
      stored += more;
    }
    clear_ = opened(object_, piece, std::move(stored));
    loaded_ = piece;
  }

  const std::string object_;
  const std::unique_ptr<storage::Reader> stored_;
  const std::uint64_t size_;
  storage::Range range_;
  std::optional<std::uint64_t> loaded_;
  std::string clear_;
};

std::optional<int> hex_digit(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  if ('A' <= c && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

services::FileKey key_from(std::string_view digits) {
  if (digits.size() != 2 * kKeyBytes) {
    throw std::invalid_argument(
        fmt::format("a key for files has {} digits instead of {}", digits.size(), 2 * kKeyBytes));
  }
  services::FileKey key;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const auto high = hex_digit(digits[i]);
    const auto low = hex_digit(digits[i + 1]);
    if (!high || !low) throw std::invalid_argument("a key for files has a character that is no hexadecimal digit");
    key.bytes += static_cast<char>(*high * 16 + *low);
  }
  key.id = sha256_hex("confab file key " + key.bytes).substr(0, kIdLetters);
  return key;
}

}  // namespace

void seal_file(const services::FileKey& key, const std::string& name, const std::string& from, const std::string& to) {
  const auto object = object_key(key, name);
  std::ifstream in{from, std::ios::binary};
  std::ofstream out{to, std::ios::binary};
  if (!in || !out) throw storage::Failed(storage::Failure::broken, fmt::format("{} or {} cannot be opened", from, to));
  std::string piece(kSealedPiece, '\0');
  for (std::uint64_t number = 0; in; ++number) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto got = static_cast<std::size_t>(in.gcount());
    if (got == 0) break;
    const auto text = sealed(object, number, std::string_view{piece}.substr(0, got));
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  if (in.bad()) throw storage::Failed(storage::Failure::broken, from + " cannot be read");
  if (!out.flush()) throw storage::Failed(storage::Failure::full, to + " cannot be written");
}

std::unique_ptr<storage::Reader> open_sealed(const services::FileKey& key, storage::Storage& storage,
                                             const std::string& name, std::uint64_t size,
                                             const std::optional<storage::Range>& range) {
  storage::Range clear{.offset = 0, .size = size};
  if (range) {
    clear.offset = std::min(range->offset, size);
    clear.size = std::min(range->size, size - clear.offset);
  }
  // Whole pieces of what is stored: from the one where the part begins.
  const auto first = clear.offset / kSealedPiece;
  const auto pieces = clear.size == 0 ? 0 : (clear.offset + clear.size - 1) / kSealedPiece - first + 1;
  auto stored = storage.open(name, storage::Range{.offset = first * kStoredPiece, .size = pieces * kStoredPiece});
  return std::make_unique<SealedReader>(object_key(key, name), std::move(stored), size, clear);
}

std::vector<services::FileKey> read_file_keys(std::string_view text) {
  constexpr std::string_view kBetween = " ,\t\r\n";
  std::vector<services::FileKey> keys;
  for (auto from = text.find_first_not_of(kBetween); from != std::string_view::npos;
       from = text.find_first_not_of(kBetween, from)) {
    const auto end = std::min(text.find_first_of(kBetween, from), text.size());
    keys.push_back(key_from(text.substr(from, end - from)));
    from = end;
  }
  return keys;
}

}  // namespace confab::core::files
