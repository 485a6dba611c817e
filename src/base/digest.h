#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace confab {

/// Bytes of the system's random source. Throws std::runtime_error when it has none.
[[nodiscard]] std::string random_bytes(std::size_t count);

[[nodiscard]] std::string sha256(std::string_view data);      // 32 raw bytes
[[nodiscard]] std::string sha256_hex(std::string_view data);  // lower case
/// How login tokens are stored: only this, never the token (compat/ddp.md).
[[nodiscard]] std::string sha256_base64(std::string_view data);

[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

/// Compares in a time that depends on the length alone.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace confab
