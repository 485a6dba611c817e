#pragma once

#include <chrono>
#include <cstdint>

namespace confab::load {

inline std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr double to_seconds(std::int64_t ns) {
  return static_cast<double>(ns) / static_cast<double>(kNanosPerSecond);
}

}  // namespace confab::load
