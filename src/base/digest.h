#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace confab {

/// Bytes of the system's random source. Throws std::runtime_error when it has none.
[[nodiscard]] std::string random_bytes(std::size_t count);

[[nodiscard]] std::string sha256(std::string_view data);      // 32 raw bytes
[[nodiscard]] std::string sha256_hex(std::string_view data);  // lower case
/// Where a protocol names things by it; lower case. It guards nothing.
[[nodiscard]] std::string sha1_hex(std::string_view data);
/// How login tokens are stored: only this, never the token (compat/ddp.md).
[[nodiscard]] std::string sha256_base64(std::string_view data);

/// The SHA-256 of what comes piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view piece);
  /// 32 raw bytes. Nothing is added afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view data);  // 32 raw bytes

[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

/// Compares in a time that depends on the length alone.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace confab
