#pragma once
// One-time codes by the clock (RFC 6238): SHA-1, 30 seconds, six digits, as every authenticator app makes them.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace confab::totp {

inline constexpr std::size_t kSecretLength = 52;  // characters of base32
inline constexpr std::size_t kDigits = 6;

[[nodiscard]] std::string new_secret();
/// The step of 30 seconds that a time is in.
[[nodiscard]] std::int64_t step_at(Timestamp time);
/// The code of a step; `key` is raw bytes.
[[nodiscard]] std::string code_of(std::string_view key, std::int64_t step);
/// The step whose code it is: one of those `delta` or less away from that of now and later than `after`. nullopt: of
/// none, or `secret` is no base32.
[[nodiscard]] std::optional<std::int64_t> step_of(std::string_view secret, std::string_view code, Timestamp now,
                                                  std::int64_t delta, std::int64_t after);

/// RFC 4648, without padding.
[[nodiscard]] std::string to_base32(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base32(std::string_view text);

}  // namespace confab::totp
